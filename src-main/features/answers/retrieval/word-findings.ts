import type { AskedWord } from './asked-words'
import type { PassageSentences } from './passage-sentences'
import type { PassageWords } from './passage-words'
import type { WordAlignment } from './word-alignment'

/** BM25 of passages by id, for these words. */
export type MatchWords = (words: readonly string[], limit: number) => ReadonlyMap<string, number>

const wordMatches = 60

/** What the words of one question found. */
export class WordFindings {
  private readonly own: ReadonlyMap<string, number>
  private readonly other: ReadonlyMap<string, number>
  private readonly weight: number

  constructor(
    private readonly asked: readonly AskedWord[],
    private readonly by: {
      readonly words: PassageWords
      readonly alignment: WordAlignment
    },
    matchWords: MatchWords,
  ) {
    const own = asked.map(({ word }) => word)
    const others = asked.flatMap((one) => one.others)
    this.own = matchWords(own, wordMatches)
    this.other = others.length === 0 ? this.own : matchWords([...own, ...others], wordMatches)
    this.weight = 1 + asked.reduce((sum, { stem }) => sum + by.words.weightOf(stem), 0)
  }

  /** Worth as much as the cosines are when the order does not matter yet. */
  glance(id: string): number {
    return (0.3 * ((this.own.get(id) ?? 0) + (this.other.get(id) ?? 0))) / this.weight
  }

  of(position: number, id: string, sentences: PassageSentences) {
    const { words, alignment } = this.by
    const there = this.asked.filter(({ stem }) => words.isIn(position, stem))
    const found = there.reduce((sum, { stem }) => sum + words.weightOf(stem), 0)
    return {
      words: (this.own.get(id) ?? 0) / this.weight,
      otherWords: (this.other.get(id) ?? 0) / this.weight,
      share: found / Math.max(this.weight - 1, 1e-9),
      ...alignment.with(sentences),
    }
  }
}
