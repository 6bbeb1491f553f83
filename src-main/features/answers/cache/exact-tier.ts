import type { CacheReport } from '@shared/ask/answer-evidence'
import { afterwards } from '../../../platform/afterwards'
import type { Logger } from '../../../platform/logger'
import type { AnswerCache } from './answer-cache'
import type { AnswerCacheStore } from './answer-cache-store'
import type { SaidByPeople } from './corrected-route-store'
import { type AnswerScope, cacheKey, type RememberedAnswer } from './remembered-answer'
import { type Asked, audienceOf } from './weighing'

/** The same question in the same scope, on the same knowledge: the same answer, without the model. */
export class ExactTier {
  readonly tier = 'exact' as const

  constructor(
    private readonly the: {
      readonly cache: AnswerCache
      readonly store: AnswerCacheStore
      /** Number of the router in use; null: the one that ships with the app. */
      readonly router: () => number | null
      readonly said: SaidByPeople
      readonly logger: Logger
    },
  ) {}

  answer({ traceId, question, scope }: Asked) {
    const key = cacheKey(question)
    const here: AnswerScope = { audience: audienceOf(scope), locationId: scope.locationId }
    const router = this.the.router()
    // Another router may take it for another assistant's.
    const fits = ({ answer, assistant }: RememberedAnswer) =>
      answer.route.model === router && !this.the.said.speaksAgainst(question, assistant)
    const known = key === '' ? null : this.the.cache.find(key, here, fits)
    if (known === null) return { outcome: 'passed', reason: 'not-asked-before' } as const
    afterwards(this.the.logger, 'Noting a hit', () => this.note(traceId, known))
    const { blocks, citations, confidence, route } = known.answer
    return {
      ...({ outcome: 'answered', reason: 'same-question' } as const),
      ...{ blocks, citations, cache: reportOf(known) },
      taken: { assistant: known.assistant, confidence, words: [], route },
    }
  }

  private note(traceId: string, { id: entryId, question }: RememberedAnswer): void {
    this.the.store.noteWeighed([
      { traceId, entryId, tier: 'exact', similarity: 1, question, refusedBy: null },
    ])
  }
}

function reportOf({ id: entryId, savedAt, shared }: RememberedAnswer): CacheReport {
  return { entryId, savedAt, shared, candidates: [] }
}
