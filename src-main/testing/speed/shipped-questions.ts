import { join } from 'node:path'
import { readQuestionPairs } from '../../features/answers/cache/matching/question-pairs'
import { cacheKey } from '../../features/answers/cache/remembered-answer'
import { embeddedExamples, readShippedRouter } from '../../features/routing/shipped-router'
import { silentLogger } from '../../platform/logger'
import type { Paths } from '../../platform/paths'
import type { EmbedTexts } from '../../platform/vectors'
import { readJsonResource, readResource, shippedExamples } from '../../shipped-content'

interface EmbeddedText {
  readonly text: string
  readonly vector: Float32Array
}

/** The questions that ship with the app, each once, with vectors: the router's, else from the model. */
export async function embeddedQuestions(
  paths: Paths,
  embedTexts: EmbedTexts,
): Promise<readonly EmbeddedText[]> {
  const examples = shippedExamples(paths)
  const router = readShippedRouter(join(paths.resources, 'routing'), silentLogger)
  const known = embeddedExamples(router, examples, {
    rules: readJsonResource(paths, 'routing/emergency.json'),
    keywords: readJsonResource(paths, 'routing/keywords.json'),
  })
  // An emergency is never answered from memory.
  const ordinary = examples.filter(({ label }) => label !== 'emergency')
  const texts = [...new Set(ordinary.map(({ text }) => cacheKey(text)))].filter(Boolean)
  const vectors = new Map(known.map(({ text, vector }) => [cacheKey(text), vector]))
  const missing = texts.filter((text) => !vectors.has(text))
  const made = await embedTexts(missing)
  for (const [i, text] of missing.entries()) vectors.set(text, made[i] ?? new Float32Array())
  return texts.flatMap((text) => {
    const vector = vectors.get(text)
    return vector === undefined ? [] : [{ text, vector }]
  })
}

/** Questions of people who asked something like it before, or something else in nearly the same words. */
export function questionsToAsk(paths: Paths): readonly string[] {
  const name = 'answers/hard-pairs.jsonl'
  const pairs = readQuestionPairs(readResource(paths, name), name)
  return [...new Set(pairs.map(({ b }) => b))]
}
