import type { Assistant } from '@shared/ask/assistant'
import { asksForText } from './generation/house-voice'
import type { FoundPassages } from './knowledge-tier'
import type { RetrievalScope } from './passage'

interface Asked {
  readonly question: string
  readonly vector: Float32Array | null
  readonly scope: RetrievalScope
  /** Whose SOPs lead. */
  readonly assistants: readonly Assistant[]
  /** Nobody else's SOPs are searched. */
  readonly only?: Assistant
}

type Span = { set(attributes: Record<string, number>): void }

/** Approved passages in their own words, where one is likely enough to answer. */
export class PassageTier {
  readonly tier = 'knowledge' as const

  constructor(
    private readonly the: {
      readonly search: (asked: Asked) => FoundPassages
      /** A model can write what somebody wants written. */
      readonly canWrite: () => boolean
    },
  ) {}

  answer(asked: Asked, span: Span) {
    const wantsText = asked.assistants[0] === 'brand' && asksForText(asked.question)
    // A procedure that speaks of the same things is no text to send; the rules for one may help.
    const { composed, probability, candidates } = this.the.search(
      wantsText ? { ...asked, only: 'brand' } : asked,
    )
    span.set({
      'clubos.retrieval.candidates': candidates,
      'clubos.retrieval.probability': probability,
      'clubos.retrieval.citations': composed?.citations.length ?? 0,
    })
    if (composed === null) {
      const reason = candidates === 0 ? ('nothing-found' as const) : ('not-sure-enough' as const)
      return { outcome: 'passed', reason } as const
    }
    if (wantsText && this.the.canWrite()) {
      return { outcome: 'passed', reason: 'text-to-write', fallback: composed } as const
    }
    return { outcome: 'answered', reason: 'from-passages', ...composed } as const
  }
}
