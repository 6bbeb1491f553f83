import { setImmediate } from 'node:timers/promises'
import type { RouteReport } from '@shared/ask/ask-contract'
import type { Label } from '@shared/ask/assistant'
import { normaliseQuestion } from '@shared/ask/question-text'
import type { RoutingContext } from '@shared/ask/routing-context'
import type { Logger } from '../../platform/logger'
import { once } from '../../platform/once'
import type { EmbedTexts } from '../../platform/vectors'
import { type ContextEvidence, shiftScores } from './context-evidence'
import { type KeywordReader, keywordScores } from './keyword-evidence'
import type { NearestExamples } from './nearest-examples'
import type { QuestionFeatures } from './question-features'
import { type OpenedRouter, readRouter } from './router-file'
import { type Judgement, RouterMind } from './router-mind'
import type { ShippedRouter } from './shipped-router'
import type { Scores } from './training-protocol'

export interface TrainedRouterOptions {
  /** Read when it is first needed; `null`: it cannot be read, and keywords decide alone. */
  readonly shipped: () => ShippedRouter | null
  readonly features: QuestionFeatures
  readonly keywords: KeywordReader
  readonly context: ContextEvidence
  readonly nearest: NearestExamples
  readonly embedTexts: EmbedTexts
  readonly logger: Logger
}

/** How many words are shown beside a decision. */
const mostWords = 6
/** How many texts are decided, at 1 ms each, before others have their turn. */
const portion = 8

interface PublishedModel {
  readonly number: number
  readonly file: string
}

/** Decides which assistant a question is for, by the router that is in use on this device. */
export class TrainedRouter {
  private inUse: { readonly mind: RouterMind | null; readonly number: number | null } | null = null

  private readonly shippedMind = once(() => this.openShipped())

  constructor(private readonly the: TrainedRouterOptions) {}

  /** Number of the published router in use; null: the one that ships with the app. */
  get number(): number | null {
    return this.inUse?.number ?? null
  }

  get shipped() {
    const shipped = this.the.shipped()
    const { sha256 = '', metrics = null } = shipped ?? {}
    return { sha256, metrics, bytes: shipped === null ? 0 : Buffer.byteLength(shipped.file) }
  }

  /**
   * Takes a published router into use; null: the one that ships with the app. When the file cannot
   * be used, the router before stays. @throws AppError ROUTER_MODEL_FORMAT
   */
  use(model: PublishedModel | null): void {
    this.inUse =
      // The shipped one is read when the next question comes.
      model && { mind: this.mindOf(readRouter(model.file)), number: model.number }
  }

  /** @param vector the question's embedding; `null` while the language model is loading or gone */
  route(question: string, vector: Float32Array | null, context: RoutingContext): RouteReport {
    const text = normaliseQuestion(question)
    const judgement = this.current.mind?.judge(text, vector) ?? this.byKeywords(text)
    const { shifts, applied } = this.the.context(context)
    const scores = shiftScores(judgement.scores, shifts)
    const [first] = scores
    const label = first?.label ?? 'none'
    return {
      ...judgement,
      scores,
      label,
      words: this.spokenFor(text, label, judgement.words),
      confidence: first?.probability ?? 0,
      nearest: vector === null ? [] : this.the.nearest.to(vector),
      context: applied,
      model: this.current.number,
    }
  }

  /** Probability of an emergency by words and rules, at once; null where no router is there to ask. */
  suspicion(question: string): number | null {
    return this.current.mind?.suspicion(normaliseQuestion(question)) ?? null
  }

  /** How each text is decided without any context, most probable first. */
  async decide(texts: readonly string[]): Promise<readonly Scores[]> {
    const normalised = texts.map(normaliseQuestion)
    const vectors = await this.the.embedTexts(normalised)
    // One router decides them all, whatever is taken into use meanwhile.
    const { mind } = this.current
    const decided: Scores[] = []
    for (const [i, text] of normalised.entries()) {
      if (i % portion === 0) await setImmediate()
      decided.push(mind?.scores(text, vectors[i] ?? null) ?? this.byKeywords(text).scores)
    }
    return decided
  }

  /** Keywords first: they are what people would name; a word that is part of one says no more. */
  private spokenFor(text: string, label: Label, learnt: readonly string[]): readonly string[] {
    const keywords = this.the.keywords(text).words.get(label) ?? []
    const others = learnt.filter((word) => !keywords.some((keyword) => keyword.includes(word)))
    return [...keywords, ...others].slice(0, mostWords)
  }

  private get current() {
    this.inUse ??= { mind: this.shippedMind(), number: null }
    return this.inUse
  }

  private openShipped(): RouterMind | null {
    try {
      const opened = this.the.shipped()?.open()
      return opened === undefined ? null : this.mindOf(opened)
    } catch (error) {
      this.the.logger.error('The router that ships with the app cannot be read; keywords decide.', {
        error,
      })
      return null
    }
  }

  private mindOf({ model, openTable }: OpenedRouter): RouterMind {
    return new RouterMind(model, this.the.features, openTable)
  }

  private byKeywords(text: string): Pick<RouteReport, keyof Judgement> {
    const evidence = this.the.keywords(text)
    const scores = keywordScores(evidence)
    const label: Label = scores[0]?.label ?? 'none'
    return {
      scores,
      ...{ emergency: null, outOfScope: null, understood: 1 },
      words: [...(evidence.words.get(label) ?? [])],
      opinions: { words: { label, probability: scores[0]?.probability ?? 0 }, meaning: null },
    }
  }
}
