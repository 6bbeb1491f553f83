import { normaliseQuestion } from '@shared/ask/question-text'
import { spelledOut } from './spelled-out'

/** A longer text is no question; only what is the same to the letter matches it. */
export const longestQuestion = 600

const endings: readonly (readonly [RegExp, string])[] = [
  [/^(.+)n't$/u, '$1 not'],
  [/^(i|you|we|they|he|she|it|there|that|who|what|where|how)'(?:ll)$/u, '$1 will'],
  [/^(i|you|we|they|he|she|it|there|that|who|what)'d$/u, '$1 would'],
  [/^(.+)'ve$/u, '$1 have'],
  [/^(.+)'re$/u, '$1 are'],
  [/^(i)'m$/u, '$1 am'],
  [/^(what|where|who|how|when|why|it|that|there|here|he|she)'s$/u, '$1 is'],
  [/^(.+)'s$/u, '$1'],
  [/^(.+)'$/u, '$1'],
]

/** Written as one, meant as several, or as something else. */
const shorthand: readonly (readonly [RegExp, string])[] = [
  [/\bw\/o\b/gu, 'without'],
  [/\bw\/(?=\s)/gu, 'with'],
  [/\b24\s?\/\s?7\b/gu, '24 hours'],
  [/\b2nite\b/gu, 'tonight'],
  [/\b2day\b/gu, 'today'],
  [/\b2mo?ro?w?\b/gu, 'tomorrow'],
  [/\bb4\b/gu, 'before'],
  [/\bl8r?\b/gu, 'late'],
]
const pieces = /[$€£]|\d+(?:[.,:]\d+)*|%|[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*/gu

/**
 * The words of a question one by one, in lower case: contractions spelled out, hyphens dissolved,
 * numbers apart from their letters ("7pm" → "7", "pm").
 */
export function tokensOf(text: string): readonly string[] {
  const normalised = shorthand.reduce(
    (said, [form, meant]) => said.replace(form, meant),
    normaliseQuestion(text).slice(0, longestQuestion),
  )
  return (normalised.match(pieces) ?? []).flatMap((piece) => spellOut(piece).split(' '))
}

function spellOut(piece: string): string {
  const known = spelledOut.get(piece)
  if (known !== undefined || !piece.includes("'")) return known ?? piece
  const ending = endings.find(([form]) => form.test(piece))
  return ending === undefined ? piece : piece.replace(ending[0], ending[1])
}

/** Words written with a capital inside a sentence: mostly names. In lower case. */
export function capitalisedWords(text: string): ReadonlySet<string> {
  const start = text.slice(0, longestQuestion)
  // A text in capitals throughout says nothing about names.
  if (!/\p{Ll}/u.test(start)) return new Set()
  const found = start.matchAll(/(?<![.!?:]\s{0,3}|^\s{0,3}["']?|\p{L})(\p{Lu}\p{Ll}+)(?!\p{L})/gu)
  return new Set([...found].map(([, word = '']) => word.toLowerCase()))
}
