import { type Label, labels } from '@shared/ask/assistant'
import { normaliseQuestion, wordsOf } from '@shared/ask/question-text'
import { z } from 'zod'
import { ofLatestText } from './latest-text'

const keywordsFile = z.partialRecord(
  z.enum(labels),
  z.strictObject({ strong: z.array(z.string()), weak: z.array(z.string()) }),
)

export interface KeywordEvidence {
  /** Weight of the words that speak for each label; 0 where none does. */
  readonly weights: ReadonlyMap<Label, number>
  /** Those words, by label. */
  readonly words: ReadonlyMap<Label, readonly string[]>
}

export type KeywordReader = (normalised: string) => KeywordEvidence

interface Keyword {
  readonly label: Label
  readonly phrase: string
  readonly weight: number
}

const strongWeight = 1
const weakWeight = 0.4
/** A label needs no more than this much; long texts would otherwise collect weight by length. */
const maximumWeight = 2

/** @param json the content of `resources/routing/keywords.json`: words and phrases by label */
export function compileKeywords(json: unknown): KeywordReader {
  const keywords = Object.entries(keywordsFile.parse(json)).flatMap(([label, { strong, weak }]) => [
    ...strong.map((phrase) => ({ label: label as Label, phrase, weight: strongWeight })),
    ...weak.map((phrase) => ({ label: label as Label, phrase, weight: weakWeight })),
  ])
  const byWords = new Map<string, readonly Keyword[]>()
  for (const keyword of keywords) {
    const key = keyOf(wordsOf(normaliseQuestion(keyword.phrase)))
    byWords.set(key, [...(byWords.get(key) ?? []), keyword])
  }
  const longest = Math.max(1, ...[...byWords.keys()].map((key) => key.split(' ').length))
  return ofLatestText((normalised) => weigh(phrasesIn(wordsOf(normalised), longest), byWords))
}

function weigh(
  phrases: Iterable<string>,
  byWords: ReadonlyMap<string, readonly Keyword[]>,
): KeywordEvidence {
  const weights = new Map<Label, number>()
  const words = new Map<Label, readonly string[]>()
  for (const found of phrases) {
    for (const { label, phrase, weight } of byWords.get(found) ?? []) {
      weights.set(label, Math.min(maximumWeight, (weights.get(label) ?? 0) + weight))
      words.set(label, [...(words.get(label) ?? []), phrase])
    }
  }
  return { weights, words }
}

/** Every run of up to `longest` words, each once, longer ones of a place first. */
function phrasesIn(words: readonly string[], longest: number): ReadonlySet<string> {
  return new Set(
    words.flatMap((_, start) =>
      Array.from({ length: Math.min(longest, words.length - start) }, (_unused, i) =>
        keyOf(words.slice(start, start + i + 1)),
      ).reverse(),
    ),
  )
}

const keyOf = (words: readonly string[]) => words.join(' ')

/** How much a keyword counts where nothing else speaks; by leave-one-out on the shipped examples. */
const keywordAlone = 3

/** Probabilities of all labels by keywords alone, most probable first. */
export function keywordScores({ weights }: KeywordEvidence) {
  const parts = labels.map((label) => Math.exp((weights.get(label) ?? 0) * keywordAlone))
  const sum = parts.reduce((a, b) => a + b, 0)
  return labels
    .map((label, i) => ({ label, probability: (parts[i] ?? 0) / sum }))
    .sort((a, b) => b.probability - a.probability)
}
