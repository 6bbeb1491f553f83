import { contentWords, normaliseQuestion } from '@shared/ask/question-text'
import { SpellingIndex } from '../cache/matching/spelling-index'
import type { PassageWords } from './passage-words'
import type { WordSenses } from './word-senses'
import { stemOf } from './word-stem'

/** A word of a question that says what it is about. */
export interface AskedWord {
  /** As it was probably meant. */
  readonly word: string
  readonly stem: string
  /** Other words for it that the passages use. */
  readonly others: readonly string[]
  /** Their stems. */
  readonly otherStems: readonly string[]
}

/** No question has more words that matter. */
const mostWords = 48

/** No word has more others: what may be said in twenty ways means many things. */
const mostOthers = 8

/** Reads the words of questions with regard to what stands in the passages. */
export class QuestionReading {
  private readonly spelling: SpellingIndex

  constructor(
    private readonly words: PassageWords,
    private readonly senses: WordSenses,
    /** Words that are spelt right though no passage has them. */
    private readonly known: ReadonlySet<string>,
  ) {
    this.spelling = new SpellingIndex([...words.vocabulary])
  }

  read(question: string): readonly AskedWord[] {
    const words = contentWords(normaliseQuestion(question)).slice(0, mostWords)
    const meant = words.map((word) => this.spelled(word))
    const others = this.senses.othersFor(meant)
    const seen = new Set<string>()
    return meant.flatMap((word, i) => {
      const stem = stemOf(word)
      if (seen.has(stem)) return []
      seen.add(stem)
      const found = [...(others[i] ?? [])]
        .filter((other) => stemOf(other) !== stem && this.words.has(stemOf(other)))
        .slice(0, mostOthers)
      return [{ word, stem, others: found, otherStems: [...new Set(found.map(stemOf))] }]
    })
  }

  /** A word that neither the passages nor the language has is a slip, if only one can be meant. */
  private spelled(word: string): string {
    if (this.words.has(stemOf(word)) || this.known.has(word)) return word
    return this.spelling.nearest(word) ?? word
  }
}
