import type { RouteReport } from '@shared/ask/ask-contract'
import { type Label, labels } from '@shared/ask/assistant'
import { normaliseQuestion } from '@shared/ask/question-text'
import type { Logger } from '../../platform/logger'
import type { EmbedTexts } from '../../platform/vectors'
import type { KeywordEvidence, KeywordReader } from './keyword-evidence'
import type { LabelledQuestion } from './seed-examples'
import { type Example, nearestExamples, semanticEvidence } from './semantic-evidence'

/** Decides which assistant a question is for. A trained head takes this place later. */
export interface QuestionRouter {
  /** @param vector the question's embedding; `null` while the model is loading or gone. */
  route(question: string, vector: Float32Array | null): RouteReport
}

/**
 * Weights of the two kinds of evidence in the softmax over labels, chosen by leave-one-out on
 * the seed examples (accuracy and log loss; see docs/architecture/03-routing.md).
 */
const weights = { semantic: 30, keyword: 1.4, keywordAlone: 3 }

/** Keywords and nearest examples in parallel, combined into probabilities. */
export class HybridRouter implements QuestionRouter {
  private examples: readonly Example[] = []

  constructor(
    private readonly readKeywords: KeywordReader,
    private readonly logger: Logger,
  ) {}

  /**
   * Replaces the examples; until then, and without the model, keywords decide alone.
   * @param embedTexts one vector of length 1 a text
   */
  async teach(questions: readonly LabelledQuestion[], embedTexts: EmbedTexts): Promise<void> {
    try {
      const vectors = await embedTexts(questions.map(({ text }) => normaliseQuestion(text)))
      this.examples = questions.flatMap((question, i) => {
        const vector = vectors[i]
        return vector === undefined ? [] : [{ ...question, vector }]
      })
    } catch (error) {
      this.logger.warn('Questions are routed by keywords alone.', { error })
    }
  }

  route(question: string, vector: Float32Array | null): RouteReport {
    const keywords = this.readKeywords(normaliseQuestion(question))
    const neighbours =
      vector === null || this.examples.length === 0 ? [] : nearestExamples(this.examples, vector)
    const scores = probabilities(keywords, semanticEvidence(neighbours))
    const best = scores[0] ?? { label: 'none', probability: 0 }
    return {
      label: best.label,
      confidence: best.probability,
      scores,
      words: keywords.words.get(best.label) ?? [],
      nearest: neighbours.slice(0, 3),
    }
  }
}

function probabilities(keywords: KeywordEvidence, semantic: ReadonlyMap<Label, number>) {
  const keywordWeight = semantic.size === 0 ? weights.keywordAlone : weights.keyword
  const logits = labels.map((label) => {
    const keyword = keywords.weights.get(label) ?? 0
    return keyword * keywordWeight + (semantic.get(label) ?? 0) * weights.semantic
  })
  const highest = Math.max(...logits)
  const exponentials = logits.map((logit) => Math.exp(logit - highest))
  const sum = exponentials.reduce((a, b) => a + b, 0)
  return labels
    .map((label, i) => ({ label, probability: (exponentials[i] ?? 0) / sum }))
    .sort((a, b) => b.probability - a.probability)
}
