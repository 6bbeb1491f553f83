import { trainMatcher } from '../features/answers/cache/matching/train-matcher'
import { matcherTraining, writeShippedMatcher } from '../shipped-matcher'
import { withEvalSession } from './eval-session'

/** Learns resources/answers/matcher.json from the pairs beside it. */
export async function trainShippedMatcher(): Promise<void> {
  const { pairs, acceptFrom } = await withEvalSession(async ({ paths, embedTexts }) => {
    const matter = await matcherTraining(paths, embedTexts)
    const weights = trainMatcher(matter)
    writeShippedMatcher(paths, weights)
    return { pairs: matter.pairs.length, acceptFrom: weights.acceptFrom }
  })
  process.stdout.write(`${pairs} pairs, accepted from ${acceptFrom}.\n`)
}
