import type { Assistant } from '@shared/ask/assistant'
import { type ComposedAnswer, composeAnswer, quotePassages } from './compose-answer'
import type { Passage, RetrievalScope } from './passage'
import { isRelated, type PassageIndex } from './retrieval/passage-index'

/** Answers from approved sections, in their own words. */
export class KnowledgeTier {
  /** @param fallback what is shown in an emergency when the club has no procedure for it */
  constructor(
    private readonly index: PassageIndex,
    private readonly fallback: Passage,
  ) {}

  /** @returns `null` where no approved section in scope is likely enough to answer */
  answer(request: {
    readonly question: string
    readonly vector: Float32Array | null
    readonly scope: RetrievalScope
    /** Whose SOPs lead. */
    readonly assistants: readonly Assistant[]
  }): ComposedAnswer | null {
    const { passages, enough } = this.index.search(request)
    if (!enough) return null
    return composeAnswer(
      this.index.topicOf(request.question),
      passages
        .filter((one, i) => i === 0 || isRelated(one))
        .map((one) => ({ ...one, namesPlace: this.index.namesPlace(one.passage) })),
    )
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
}
