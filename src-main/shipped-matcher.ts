import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { normaliseQuestion } from '@shared/ask/question-text'
import { z } from 'zod'
import { compileMatcher, type Matcher } from './features/answers/cache/matching/compile-matcher'
import { matcherLexicon } from './features/answers/cache/matching/matcher-lexicon'
import {
  type MatcherWeights,
  matcherWeights,
} from './features/answers/cache/matching/matcher-weights'
import { readQuestionPairs } from './features/answers/cache/matching/question-pairs'
import type { TrainingMatter } from './features/answers/cache/matching/train-matcher'
import type { Paths } from './platform/paths'
import type { EmbedTexts } from './platform/vectors'
import {
  generalQuestions,
  readJsonResource,
  readResource,
  shippedExamples,
} from './shipped-content'

const weightsFile = 'answers/matcher.json'
const pairsFiles = ['pairs', 'pairs-light', 'pairs-light-2'].map(
  (name) => `answers/training/${name}.jsonl`,
)
/**
 * Of the different pairs left out while learning. Less than the one percent that may happen: guards
 * and lexicon were written with these pairs at hand and fail more often on others.
 */
const falseShare = 0.0085

/** The matcher that ships with the app. @param places names of the club's locations */
export function shippedMatcher(paths: Paths, places: readonly string[]): Matcher {
  return compileMatcher({
    lexicon: matcherLexicon.parse(readJsonResource(paths, 'answers/lexicon.json')),
    weights: matcherWeights.parse(readJsonResource(paths, weightsFile)),
    places,
  })
}

/** Names of the locations of the club that ships with the app. */
export function shippedPlaces(paths: Paths): readonly string[] {
  const club = z.object({ locations: z.array(z.object({ name: z.string() })) })
  return club
    .parse(readJsonResource(paths, 'demo-club/club.json'))
    .locations.map(({ name }) => name)
}

/** What the shipped matcher is learned from. */
export async function matcherTraining(
  paths: Paths,
  embedTexts: EmbedTexts,
): Promise<TrainingMatter> {
  const pairs = pairsFiles.flatMap((file) => readQuestionPairs(readResource(paths, file), file))
  const vectors = await embedTexts(pairs.flatMap(({ a, b }) => [a, b].map(normaliseQuestion)))
  return {
    pairs: pairs.map((pair, i) => ({
      ...pair,
      vectorA: vectors[2 * i] ?? new Float32Array(),
      vectorB: vectors[2 * i + 1] ?? new Float32Array(),
    })),
    lexicon: matcherLexicon.parse(readJsonResource(paths, 'answers/lexicon.json')),
    questions: shippedExamples(paths).map(({ text }) => text),
    general: generalQuestions(paths),
    ...{ places: shippedPlaces(paths), falseShare },
  }
}

export function writeShippedMatcher(paths: Paths, weights: MatcherWeights): void {
  writeFileSync(join(paths.resources, weightsFile), `${JSON.stringify(weights, null, 1)}\n`)
}
