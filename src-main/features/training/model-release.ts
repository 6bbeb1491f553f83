import type { Person } from '@shared/accounts/account-contract'
import { AppError } from '@shared/ipc/app-error'
import type { RouterModelSummary } from '@shared/training/training-contract'
import type { Clock } from '../../platform/clock'
import type { Logger } from '../../platform/logger'
import type { Candidate, CandidateTraining } from './candidate-training'
import type { LiveRouter } from './live-router'
import type { ModelStore } from './model-store'
import type { ModelPublishing } from './training-ports'

interface ModelReleaseOptions {
  readonly training: CandidateTraining
  readonly models: ModelStore
  readonly live: LiveRouter
  readonly publishing: ModelPublishing
  readonly person: Person
  readonly clock: Clock
  readonly logger: Logger
}

/** Decides for the whole club which router is used; needs the connection. */
export class ModelRelease {
  private busy = false

  constructor(private readonly the: ModelReleaseOptions) {}

  /**
   * Makes the candidate the router of every desk, and of this one at once.
   * @param sha256 of the candidate that the person looked at
   * @throws AppError CANDIDATE_CHANGED, RELEASE_RUNNING, OFFLINE, FORBIDDEN …
   */
  publish(sha256: string): Promise<RouterModelSummary> {
    return this.oneAtATime(async () => {
      const candidate = this.candidateWith(sha256)
      const { id, trainedAt, router } = candidate
      const { metrics, file } = router
      const number = await this.the.publishing.publish({ id, metrics, file, trainedAt })
      await this.takeIntoUse()
      this.the.training.forget(id)
      return (
        this.the.models.list().find((each) => each.id === id) ?? this.summary(candidate, number)
      )
    })
  }

  /**
   * Brings an earlier router back; null: the one that ships with the app.
   * @throws AppError ROUTER_MODEL_NOT_FOUND, RELEASE_RUNNING, OFFLINE, FORBIDDEN …
   */
  rollback(id: string | null): Promise<void> {
    return this.oneAtATime(async () => {
      if (id !== null && !this.the.models.list().some((each) => each.id === id)) {
        throw new AppError('ROUTER_MODEL_NOT_FOUND', 'This router is not there any more.')
      }
      await this.the.publishing.rollback(id)
      await this.takeIntoUse()
    })
  }

  private candidateWith(sha256: string): Candidate {
    const { candidate } = this.the.training
    if (candidate?.router.sha256 === sha256) return candidate
    throw new AppError(
      'CANDIDATE_CHANGED',
      'This is not the router that was trained last. Look at that one before you publish it.',
    )
  }

  /** It is done by now: should this fail, the next pull brings it. */
  private async takeIntoUse(): Promise<void> {
    try {
      await this.the.publishing.refresh()
      this.the.live.routerModelsChanged()
    } catch (error) {
      this.the.logger.warn('The decision about the router comes here with the next pull', { error })
    }
  }

  private summary({ id, trainedAt, router }: Candidate, number: number): RouterModelSummary {
    const { metrics, sha256, file } = router
    const publishedAt = this.the.clock.now().toISOString()
    return {
      ...{ id, number, status: 'live', metrics, sha256, bytes: Buffer.byteLength(file) },
      ...{ trainedBy: this.the.person.name, trainedAt, publishedAt },
    }
  }

  private async oneAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.busy) {
      const message = 'A router is being published or brought back. Wait until that is done.'
      throw new AppError('RELEASE_RUNNING', message, { retryable: true })
    }
    this.busy = true
    try {
      return await work()
    } finally {
      this.busy = false
    }
  }
}
