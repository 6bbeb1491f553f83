import type { AskedWord } from './asked-words'
import type { PassageSentences, WordSet } from './passage-sentences'
import type { PassageWords } from './passage-words'
import type { WordNearness } from './word-nearness'

/** Below this cosine two words have nothing in common. */
const unlike = 0.1

/** What another word for it is worth, where the word itself is worth 1. */
const otherWorth = 0.6

/** What a word in the headings is worth for a sentence below them. */
const headWorth = 0.7

/** How well the words of a question find a word of like meaning in a passage. */
export interface Alignment {
  /** The share of the question's words by weight, each as far as its nearest word is like it. */
  readonly alike: number
  /** The same in its best sentence, helped by the headings. */
  readonly alikeInOne: number
  /** Cosine of the sums of the words' vectors, with the whole passage and with its best sentence. */
  readonly gist: number
  readonly gistOfOne: number
}

export const noAlignment: Alignment = { alike: 0, alikeInOne: 0, gist: 0, gistOfOne: 0 }

/** The words of one question, ready to be compared with those of many passages. */
export class WordAlignment {
  private readonly asked: readonly {
    readonly word: AskedWord
    readonly weight: number
    readonly cosine: (id: number) => number
  }[]
  private readonly length: number

  constructor(asked: readonly AskedWord[], words: PassageWords, nearness: WordNearness) {
    const weights = asked.map(({ stem }) => words.weightOf(stem))
    const all = weights.reduce((sum, weight) => sum + weight, 0) || 1
    this.asked = asked.map((word, i) => ({
      word,
      weight: (weights[i] ?? 0) / all,
      cosine: nearness.to(word.word),
    }))
    this.length = nearness.lengthOfWords(
      asked.map(({ word }) => word),
      this.asked.map(({ weight }) => weight),
    )
  }

  with({ head, body, units }: PassageSentences): Alignment {
    const heads = this.worths(head)
    const bodies = this.worths(body)
    const inUnits = units.map((unit) => this.worths(unit))
    const whole = heads.map((worth, i) => Math.max(worth, bodies[i] ?? 0))
    const each = inUnits.map((worths) =>
      this.sum(worths.map((worth, i) => Math.max(worth, headWorth * (heads[i] ?? 0)))),
    )
    return {
      alike: this.sum(whole),
      alikeInOne: Math.max(0, ...each),
      gist: this.gistOf(body),
      gistOfOne: Math.max(0, ...units.map((unit) => this.gistOf(unit))),
    }
  }

  /** What the likest of these words is worth to each word asked. */
  private worths({ ids, stems }: WordSet): readonly number[] {
    return this.asked.map(({ word, cosine }) => {
      let best = 0
      for (let k = 0; k < ids.length; k += 1) {
        const stem = stems[k] ?? ''
        if (stem === word.stem) return 1
        const like = (cosine(ids[k] ?? 0) - unlike) / (1 - unlike)
        best = Math.max(best, like, word.otherStems.includes(stem) ? otherWorth : 0)
      }
      return best
    })
  }

  private sum(worths: readonly number[]): number {
    return this.asked.reduce((sum, { weight }, i) => sum + weight * (worths[i] ?? 0), 0)
  }

  private gistOf({ ids, weights, length }: WordSet): number {
    if (length === 0 || this.length === 0) return 0
    let sum = 0
    for (const { weight, cosine } of this.asked)
      for (let k = 0; k < ids.length; k += 1)
        sum += weight * (weights[k] ?? 0) * cosine(ids[k] ?? 0)
    return sum / (length * this.length)
  }
}
