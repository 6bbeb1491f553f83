import { capitalisedWords } from './question-tokens'
import { valuesOf } from './question-values'
import type { QuestionValue } from './value-reader'
import type { WordKnowledge } from './word-knowledge'

/** What each token was found to be part of. */
export interface Reading {
  readonly tokens: readonly string[]
  readonly bases: readonly string[]
  /** Positions that a value, a filler, a place or a phrase of asking takes. */
  readonly taken: Set<number>
  readonly values: readonly QuestionValue[]
  readonly typesFound: readonly { readonly type: string; readonly at: number }[]
  readonly places: readonly string[]
  readonly names: ReadonlySet<string>
}

interface Source {
  readonly text: string
  readonly words: WordKnowledge
  readonly places: readonly (readonly string[])[]
}

/** What is done with a thing is asked for even where it helps to ask: "do you sell". */
const deeds = new Set('sell stock rent lend carry serve ship deliver accept hire teach'.split(' '))

/** Finds places, values, courtesies and ways of asking among the tokens of a question. */
export function readQuestion(tokens: readonly string[], { text, words, places }: Source): Reading {
  const bases = tokens.map((token) => words.base(token))
  const taken = new Set<number>()
  const take = (from: number, length: number) => {
    for (let i = 0; i < length; i += 1) taken.add(from + i)
  }
  const found: { name: string; at: number }[] = []
  places.forEach((place) => {
    for (let at = 0; at < tokens.length; at += 1) {
      if (!place.every((word, k) => bases[at + k] === word || tokens[at + k] === word)) continue
      take(at, place.length)
      found.push({ name: place.join(' '), at })
    }
  })
  const values = valuesOf(tokens, words.numbers)
  for (const { at, length } of values) take(at, length)
  const typesFound: { type: string; at: number }[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const match = words.phrases.longestAt(bases, at, ({ meaning, positions }) => {
      if (positions.some((position) => taken.has(position))) return false
      if (meaning.kind === 'type' && isConjunction(tokens, at)) return false
      return meaning.kind === 'filler' || meaning.kind === 'type'
    })
    if (match === null) continue
    if (match.meaning.kind === 'type') typesFound.push({ type: match.meaning.type, at })
    for (const position of match.positions) {
      if (!deeds.has(bases[position] ?? '')) taken.add(position)
    }
  }
  const named = found.sort((a, b) => a.at - b.at).map(({ name }) => name)
  return { tokens, bases, taken, values, typesFound, places: named, names: capitalisedWords(text) }
}

/** "… when I book": a clause, not a question, unless "do", "is" or the like follows. */
function isConjunction(tokens: readonly string[], at: number): boolean {
  const asks = /^(?:do|does|did|is|are|can|could|should|will|would|may|must|time)$/u
  return (
    at > 2 &&
    /^(?:when|where|who|how|what|why)$/u.test(tokens[at] ?? '') &&
    !asks.test(tokens[at + 1] ?? '') &&
    !/^(?:long|many|much|often|early|late|soon)$/u.test(tokens[at + 1] ?? '')
  )
}
