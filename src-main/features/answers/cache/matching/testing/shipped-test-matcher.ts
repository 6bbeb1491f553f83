import { readFileSync } from 'node:fs'
import { compileMatcher, type Matcher, type MatchReport } from '../compile-matcher'
import { matcherLexicon } from '../matcher-lexicon'
import { matcherWeights } from '../matcher-weights'

const read = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../../../../../resources/answers/${name}`, import.meta.url), 'utf8'),
  )

/** The matcher as it ships, at three locations. */
export const shippedTestMatcher = (): Matcher =>
  compileMatcher({
    lexicon: matcherLexicon.parse(read('lexicon.json')),
    weights: matcherWeights.parse(read('matcher.json')),
    places: ['Harbour', 'Bedford', 'Truro'],
  })

/** What becomes of two questions that are as alike as two can be without being one. */
export const compare = (matcher: Matcher, cached: string, asked: string): MatchReport =>
  matcher.matchTexts({ cached, asked, similarity: 0.95, similarAt: 0.55 })
