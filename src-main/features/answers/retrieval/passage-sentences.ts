import { normaliseQuestion, wordsOf } from '@shared/ask/question-text'
import type { Passage } from '../passage'
import type { PassageWords } from './passage-words'
import { unitsOf } from './plain-markdown'
import type { WordNearness } from './word-nearness'
import { stemOf } from './word-stem'

/** Words of a text that stand in the passages, each once. */
export interface WordSet {
  /** For comparing with others. */
  readonly ids: readonly number[]
  readonly stems: readonly string[]
  /** How telling each is. */
  readonly weights: readonly number[]
  /** Of the sum of their vectors by weight. */
  readonly length: number
}

export interface PassageSentences {
  readonly head: WordSet
  readonly body: WordSet
  /** Each sentence, list item or table row. */
  readonly units: readonly WordSet[]
}

/** The words of passages sentence by sentence, read when a passage is first looked at closely. */
export class SentenceReading {
  private readonly known = new Map<number, PassageSentences>()

  constructor(
    private readonly words: PassageWords,
    private readonly nearness: WordNearness,
  ) {}

  of(position: number, passage: Passage): PassageSentences {
    const known = this.known.get(position)
    if (known !== undefined) return known
    const units = unitsOf(passage.text)
    const sentences = {
      head: this.read(`${passage.sop} ${passage.path}`),
      body: this.read(units.join(' ')),
      units: units.map((unit) => this.read(unit)),
    }
    this.known.set(position, sentences)
    return sentences
  }

  private read(text: string): WordSet {
    const found = [...new Set(wordsOf(normaliseQuestion(text)))].flatMap((word) => {
      const id = this.nearness.idOf(word)
      return id === undefined ? [] : [{ id, stem: stemOf(word) }]
    })
    const ids = found.map(({ id }) => id)
    const weights = found.map(({ stem }) => this.words.weightOf(stem))
    const length = this.nearness.lengthOfSum(ids, weights)
    return { ids, stems: found.map(({ stem }) => stem), weights, length }
  }
}
