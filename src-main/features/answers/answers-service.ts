import type { AnswersOverview, Precomputation } from '@shared/answers/answers-contract'
import type { Clock } from '../../platform/clock'
import type { AnswerCache } from './cache/answer-cache'
import type { AnswerCacheStore } from './cache/answer-cache-store'
import { falseHitRate, type HitCounts, type SemanticState, semanticState } from './cache/false-hits'
import type { HitFigureStore } from './cache/hit-figure-store'
import type { PrecomputationJob } from './cache/precomputation'

interface ServiceDependencies {
  readonly cache: AnswerCache
  readonly store: AnswerCacheStore
  readonly figures: HitFigureStore
  readonly job: PrecomputationJob
  readonly rules: () => { readonly semantic: boolean; readonly falseHitBudget: number }
  readonly models: () => AnswersOverview['models']
  /** Where the database counts; null for whom it does not tell. */
  readonly spend: () => Promise<AnswersOverview['spend']>
  readonly clock: Clock
}

/** Wrong hits from before this count no more: what was wrong then is out of use. */
const windowMs = 30 * 24 * 60 * 60_000

const countedForMs = 60_000

/** How the remembered answers do, and what is answered ahead of time. */
export class AnswersService {
  private counted: { readonly at: number; readonly counts: HitCounts } | null = null

  constructor(private readonly the: ServiceDependencies) {}

  async overview(): Promise<AnswersOverview> {
    const counts = this.counts()
    const { falseHitBudget: budget } = this.the.rules()
    return {
      entries: this.the.cache.size,
      semantic: {
        state: this.semanticState(),
        here: this.the.figures.here(this.since()),
        club: this.the.figures.club(this.since()),
        ...{ ...counts, falseHits: falseHitRate(counts), budget },
      },
      precomputation: this.the.job.status,
      models: this.the.models(),
      spend: await this.the.spend(),
    }
  }

  /** Whether answers are given to similar questions, as the club and the wrong hits allow. */
  semanticState(): SemanticState | 'switched-off' {
    const { semantic, falseHitBudget } = this.the.rules()
    return semantic ? semanticState(this.recentCounts(), falseHitBudget) : 'switched-off'
  }

  /** Somebody judged an answer: what was counted before does not hold any more. */
  judged(): void {
    this.counted = null
  }

  precompute(): Precomputation {
    return this.the.job.start()
  }

  stopPrecomputing(): Precomputation {
    return this.the.job.stop()
  }

  /** Counting takes longer than all else of a lookup, and a hit more or less changes nothing. */
  private recentCounts() {
    const at = this.the.clock.now().getTime()
    if (this.counted === null || Math.abs(at - this.counted.at) > countedForMs) {
      this.counted = { at, counts: this.counts() }
    }
    return this.counted.counts
  }

  private counts() {
    return this.the.store.semanticHits(this.since())
  }

  private since(): string {
    return new Date(this.the.clock.now().getTime() - windowMs).toISOString()
  }
}
