import type { Citation } from '@shared/ask/ask-contract'
import type { Assistant } from '@shared/ask/assistant'
import { type ComposedAnswer, citationOf, composeAnswer, quotePassages } from './compose-answer'
import type { Passage, RetrievalScope } from './passage'
import { isRelated, type PassageIndex } from './retrieval/passage-index'
import type { Ranking } from './retrieval/reranker'

/** Somebody in a hurry reads no more headings. */
const mostRelated = 3

export interface FoundPassages {
  /** `null` where no approved section in scope is likely enough to answer. */
  readonly composed: ComposedAnswer | null
  /** That a section answers, 0 to 1. */
  readonly probability: number
  readonly candidates: number
}

/** Answers from approved sections, in their own words. */
export class KnowledgeTier {
  /** @param fallback what is shown in an emergency when the club has no procedure for it */
  constructor(
    private readonly index: PassageIndex,
    private readonly fallback: Passage,
  ) {}

  /** What the passages say, where one is likely enough to answer, and how likely that is. */
  find(request: {
    readonly question: string
    readonly vector: Float32Array | null
    readonly scope: RetrievalScope
    /** Whose SOPs lead. */
    readonly assistants: readonly Assistant[]
    /** Nobody else's are searched. */
    readonly only?: Assistant
  }): FoundPassages {
    const { passages, answered, enough } = this.index.search(request)
    return {
      probability: answered,
      candidates: passages.length,
      composed: enough ? this.compose(request.question, passages) : null,
    }
  }

  /** The nearest sections, for somebody to look into: about the same thing, sure to answer or not. */
  related(request: {
    readonly question: string
    readonly vector: Float32Array | null
    readonly scope: RetrievalScope
    readonly assistants: readonly Assistant[]
  }): readonly Citation[] {
    const { passages } = this.index.search(request)
    return passages
      .filter(isRelated)
      .slice(0, mostRelated)
      .map(({ passage }, i) => citationOf(passage, i + 1))
  }

  /** The procedure for an emergency, whole; by resemblance where no kind of danger was named. */
  procedure(request: {
    readonly question: string
    readonly vector: Float32Array | null
    readonly scope: RetrievalScope
    readonly kinds: readonly string[]
  }): ComposedAnswer {
    const named = this.index.procedures(request.kinds, request.scope)
    if (named.length > 0) return quotePassages(named)
    const alike = this.index
      .search({ ...request, assistants: ['emergency'] })
      .passages.filter(isRelated)
      // What staff do afterwards is no procedure for the moment.
      .filter(({ passage }) => passage.audience === 'public')
      .slice(0, 1)
      .flatMap(({ passage }) =>
        this.index.procedures([passage.heading.toLowerCase()], request.scope),
      )
    return quotePassages(alike.length > 0 ? alike : [this.fallback])
  }

  private compose(question: string, passages: Ranking['passages']): ComposedAnswer {
    return composeAnswer(
      this.index.topicOf(question),
      passages
        .filter((one, i) => i === 0 || isRelated(one))
        .map((one) => ({ ...one, namesPlace: this.index.namesPlace(one.passage) })),
    )
  }
}
