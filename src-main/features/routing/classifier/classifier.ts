import { softmax } from './calibration'
import type { ClassifierModel, WordsHead } from './classifier-model'
import { MeaningScorer } from './meaning-scorer'
import { CountedText, FeatureReader, type FeatureText, type SparseVector } from './text-features'
import type { OpenTable } from './vector-table'

export interface ClassifierInput extends FeatureText {
  /** Of length 1; `null` while the model is loading or gone. */
  readonly vector: Float32Array | null
}

export interface Decision {
  /** Whether the meaning took part. */
  readonly basis: 'full' | 'words'
  /** By label, in the order of `labels`; their sum is 1. Calibrated for each basis apart. */
  readonly probabilities: Float64Array
  /** The scores behind them: about 1 for an example's own label and −1 for others. */
  readonly scores: Float64Array
}

export interface Explanation extends Decision {
  readonly winner: string
  readonly runnerUp: string
  /** Terms that tell winner from runner-up, strongest first; positive ones favour the winner. */
  readonly terms: readonly { readonly term: string; readonly contribution: number }[]
  /** What the meaning adds to the winner's score above the runner-up's; `null` without a vector. */
  readonly meaning: number | null
  /** What words alone would say. */
  readonly byWords: Float64Array
  /** What the meaning's part of the scores says: an opinion, not calibrated. */
  readonly byMeaning: Float64Array | null
}

const explainedTerms = 8

/** A model that is ready to decide: about 1 ms a question. */
export class Classifier {
  readonly labels: readonly string[]
  private readonly words: TermScorer
  private readonly full: { readonly terms: TermScorer; readonly meaning: MeaningScorer } | null

  /** @param openTable where several compare a question with the same examples */
  constructor(
    private readonly model: ClassifierModel,
    openTable?: OpenTable,
  ) {
    this.labels = model.labels
    const classes = model.labels.length
    this.words = new TermScorer(model.words, classes)
    this.full = model.full && {
      terms: new TermScorer(model.full, classes),
      meaning: new MeaningScorer(model.full.meaning, classes, openTable),
    }
  }

  classify(input: ClassifierInput): Decision {
    const { scores, scale, basis } = this.score(input)
    return { basis, scores, probabilities: softmax(scores, scale) }
  }

  /** The decision with what spoke for it, about twice as slow. */
  explain(question: ClassifierInput): Explanation {
    const input = { ...question, counted: question.counted ?? new CountedText(question.text) }
    const { scores, scale, basis, scorer, read, meaning } = this.score(input)
    const [first, second] = twoHighest(scores)
    const words = basis === 'words' ? scores : this.words.score(this.words.read(input))
    return {
      basis,
      scores,
      probabilities: softmax(scores, scale),
      winner: this.labels[first] ?? '',
      runnerUp: this.labels[second] ?? '',
      terms: scorer.contributions(read, first, second),
      meaning: meaning === null ? null : (meaning[first] ?? 0) - (meaning[second] ?? 0),
      byWords: softmax(words, this.model.words.scale),
      byMeaning: meaning === null ? null : softmax(meaning, scale),
    }
  }

  private score(input: ClassifierInput) {
    const { full, model } = this
    if (input.vector === null || full === null || model.full === null) {
      const read = this.words.read(input)
      return {
        basis: 'words' as const,
        scores: this.words.score(read),
        ...{ scorer: this.words, read, meaning: null },
        scale: model.words.scale,
      }
    }
    const meaning = full.meaning.score(input.vector)
    const read = full.terms.read(input)
    const scores = full.terms.score(read).map((score, c) => score + (meaning[c] ?? 0))
    const { scale } = model.full
    return { basis: 'full' as const, scores, scorer: full.terms, read, meaning, scale }
  }
}

class TermScorer {
  private readonly reader: FeatureReader

  constructor(
    private readonly head: WordsHead,
    private readonly classes: number,
  ) {
    this.reader = new FeatureReader(head.blocks)
  }

  read(text: FeatureText): SparseVector {
    return this.reader.read(text)
  }

  score({ terms, values }: SparseVector): Float64Array {
    const { classes } = this
    const { termWeights } = this.head
    const scores = new Float64Array(classes)
    for (let at = 0; at < terms.length; at += 1) {
      const value = values[at] ?? 0
      const row = (terms[at] ?? 0) * classes
      for (let c = 0; c < classes; c += 1) {
        scores[c] = (scores[c] ?? 0) + value * (termWeights[row + c] ?? 0)
      }
    }
    return scores
  }

  contributions({ terms, values }: SparseVector, winner: number, runnerUp: number) {
    return [...terms]
      .map((term, at) => ({
        term: this.reader.terms[term] ?? '',
        contribution: (values[at] ?? 0) * (this.weight(term, winner) - this.weight(term, runnerUp)),
      }))
      .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
      .slice(0, explainedTerms)
  }

  private weight(term: number, label: number): number {
    return this.head.termWeights[term * this.classes + label] ?? 0
  }
}

function twoHighest(scores: Float64Array): readonly [number, number] {
  const order = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
  return [order[0] ?? 0, order[1] ?? 0]
}
