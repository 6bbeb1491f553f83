import type { Label } from '@shared/ask/assistant'
import { contentWords, saysSomething, wordsOf } from '@shared/ask/question-text'
import { Classifier } from './classifier/classifier'
import { CountedText, type FeatureBlock } from './classifier/text-features'
import { sharedTables } from './classifier/vector-table'
import { best, type IntentQuestion, Intents } from './intents'
import type { QuestionFeatures } from './question-features'
import {
  alarmLabel,
  alarmProbability,
  type RouterModel,
  scoresOf,
  usualEmergencyAt,
} from './router-model'
import type { Scores } from './training-protocol'

interface Opinion {
  readonly label: Label
  readonly probability: number
}

/** What a trained router makes of a question's words and meaning, before anything else counts. */
export interface Judgement {
  /** All labels, most probable first. */
  readonly scores: Scores
  readonly emergency: number
  readonly outOfScope: number | null
  /** Words that tell the most probable label from the next one, strongest first. */
  readonly words: readonly string[]
  readonly opinions: { readonly words: Opinion; readonly meaning: Opinion | null }
  /** Share of the words that carry meaning which occur in the examples, 0 to 1. */
  readonly understood: number
}

/** A router model that is ready to decide: about 1 ms a question. */
export class RouterMind {
  private readonly intents: Intents
  private readonly emergency: Classifier
  private readonly vocabulary: ReadonlySet<string>

  /** @param openTable where others compare a question with the same examples, too */
  constructor(
    model: RouterModel,
    private readonly features: QuestionFeatures,
    openTable = sharedTables(),
  ) {
    this.intents = new Intents(model.intents, openTable)
    this.emergency = new Classifier(model.emergency, openTable)
    this.vocabulary = wordsIn(
      model.intents.classifier.full?.blocks ?? model.intents.classifier.words.blocks,
    )
  }

  /** @param vector of length 1; `null` while the language model is loading or gone */
  judge(text: string, vector: Float32Array | null): Judgement {
    const counted = new CountedText(text)
    const question: IntentQuestion = {
      ...{ text, vector, counted },
      extra: this.features.keywords(text),
    }
    const { labels } = this.intents
    const { probabilities, scope, terms, byWords, byMeaning } = this.intents.explain(question)
    const scores = scoresOf(labels, probabilities)
    return {
      scores,
      emergency: alarmProbability(scores, this.dangerOf({ text, vector, counted })),
      outOfScope: scope?.outOfScope ?? null,
      words: readableWords(terms.filter(({ contribution }) => contribution > 0)),
      opinions: {
        words: opinion(labels, byWords),
        meaning: byMeaning === null ? null : opinion(labels, byMeaning),
      },
      understood: this.understood(text),
    }
  }

  /** Labels only, for many questions at once. */
  scores(text: string, vector: Float32Array | null): Scores {
    const question = { text, vector, extra: this.features.keywords(text) }
    return scoresOf(this.intents.labels, this.intents.decide(question).probabilities)
  }

  /** Probability of an emergency by words and rules alone: at once, without the meaning. */
  suspicion(text: string): number {
    return this.dangerOf({ text, vector: null })
  }

  /** What the part that looks for emergencies and nothing else says. */
  private dangerOf(question: IntentQuestion): number {
    const { labels } = this.emergency
    const extra = this.features.danger(question.text)
    const { probabilities } = this.emergency.classify({ ...question, extra })
    const probability = probabilities[labels.indexOf(alarmLabel)] ?? 0
    // While nothing can tell what is meant, the rules stand.
    return question.vector === null && 'danger' in extra
      ? Math.max(probability, usualEmergencyAt)
      : probability
  }

  private understood(text: string): number {
    const words = contentWords(text)
    if (words.length === 0) return 0
    // Numbers need no language.
    const known = words.filter((word) => this.vocabulary.has(word) || /^\d+$/.test(word))
    return known.length / words.length
  }
}

function opinion(labels: readonly string[], probabilities: ArrayLike<number>): Opinion {
  const { label, confidence } = best(labels, probabilities)
  return { label: label as Label, probability: confidence }
}

function wordsIn(blocks: readonly FeatureBlock[]): ReadonlySet<string> {
  return new Set(blocks.flatMap(({ kind, terms }) => (kind === 'words' ? terms : [])))
}

/** Terms as people read them: without edges, pieces and what says nothing by itself. */
function readableWords(terms: readonly { readonly term: string }[]): readonly string[] {
  const words = terms
    .filter(({ term }) => !/^(~|keywords |danger)/.test(term))
    .map(({ term }) => term.replace(/[$^]/g, '').trim())
    .filter((term) => wordsOf(term).some(saysSomething))
  return [...new Set(words)]
}
