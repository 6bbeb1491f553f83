import type { Label } from '@shared/ask/assistant'
import type {
  ExampleListInput,
  LabelConflict,
  RouterModelSummary,
  TrainingExample,
  TrainingOverview,
  TrainingState,
  UncertainQuestion,
} from '@shared/training/training-contract'
import type { Clock } from '../../platform/clock'
import type { Logger } from '../../platform/logger'
import { untilChanged } from '../../platform/until-changed'
import type { AskedStore } from './asked-store'
import type { CandidateTraining } from './candidate-training'
import { driftByWeek, mondayOf } from './drift'
import type { ExampleLabels, LabelInput } from './example-labels'
import type { LiveRouter } from './live-router'
import type { ModelRelease } from './model-release'
import type { ModelStore } from './model-store'
import type { PacedNotice } from './paced-notice'
import { countExamples } from './training-data'
import type { TrainingExamples } from './training-examples'
import type { LabelledText, RouterInUse } from './training-ports'
import type { UncertainQueue } from './uncertain-queue'

export interface TrainingParts {
  readonly examples: TrainingExamples
  readonly labels: ExampleLabels
  readonly queue: UncertainQueue
  readonly training: CandidateTraining
  readonly release: ModelRelease
  readonly live: LiveRouter
  readonly models: ModelStore
  readonly asked: AskedStore
  readonly router: RouterInUse
  readonly notice: PacedNotice
  /** Becomes another value when anything in the copy may have changed. */
  readonly revision: () => number
  readonly onLabelled: (text: string, label: Label) => void
  readonly clock: Clock
  readonly logger: Logger
}

const weeksOfDrift = 52

/** What the router learns from, what it becomes, and which one is used. */
export class TrainingService {
  private readonly drift: () => TrainingOverview['drift']

  constructor(private readonly the: TrainingParts) {
    this.drift = untilChanged(the.revision, () => driftByWeek(the.asked.routedSince(this.oldest())))
  }

  overview(): TrainingOverview {
    const { examples, queue, training } = this.the
    const { examples: all, conflicts } = examples.current()
    const models = this.models()
    return {
      counts: countExamples(all),
      conflicts: conflicts.length,
      uncertain: queue.count(),
      state: training.state,
      live: models.find(({ status }) => status === 'live') ?? this.shipped('live'),
      problem: this.problem,
      candidate: training.report(),
      models,
      drift: this.drift(),
    }
  }

  list(filter: ExampleListInput): { items: TrainingExample[]; total: number } {
    return this.the.examples.list(filter)
  }

  conflicts(): LabelConflict[] {
    return [...this.the.examples.current().conflicts]
  }

  /** @throws AppError EMBEDDER_UNAVAILABLE … */
  uncertain(limit: number): Promise<UncertainQuestion[]> {
    return this.the.queue.list(limit)
  }

  /** @throws AppError USAGE, TOO_LARGE, DISK_FULL … */
  label(input: LabelInput): TrainingExample {
    const example = this.the.labels.label(input)
    this.the.onLabelled(input.text, input.label)
    return example
  }

  /** All or none of a file's. @throws AppError USAGE, TOO_LARGE, INVALID_EXAMPLES, DISK_FULL … */
  import(examples: readonly LabelledText[]): void {
    this.the.labels.import(examples)
  }

  /** @throws AppError EXAMPLE_NOT_FOUND, DISK_FULL … */
  remove(id: string): void {
    this.the.labels.remove(id)
  }

  /** @throws AppError TRAINING_RUNNING */
  train(): void {
    this.the.training.start()
  }

  stop(): void {
    this.the.training.stop()
  }

  /** Settles when no training is under way. */
  settled(): Promise<void> {
    return this.the.training.settled
  }

  /** @throws AppError CANDIDATE_CHANGED, RELEASE_RUNNING, OFFLINE, FORBIDDEN … */
  publish(sha256: string): Promise<RouterModelSummary> {
    return this.the.release.publish(sha256)
  }

  /** @throws AppError ROUTER_MODEL_NOT_FOUND, RELEASE_RUNNING, OFFLINE, FORBIDDEN … */
  rollback(id: string | null): Promise<void> {
    return this.the.release.rollback(id)
  }

  /** Why the club's router cannot be used on this device, for people; null as a rule. */
  get problem(): string | null {
    return this.the.live.problem
  }

  get state(): TrainingState {
    return this.the.training.state
  }

  /** To be called after each change of the copy, by this person or from elsewhere. */
  rowsChanged(changed: readonly { readonly entity: string }[]): void {
    const entities = new Set(changed.map(({ entity }) => entity))
    if (entities.has('router_models')) this.the.live.routerModelsChanged()
    if (entities.has('router_models') || entities.has('training_examples')) this.the.notice.note()
  }

  /** Anything in the copy may be another: another process with the same file fetched it. */
  anyRowsChanged(): void {
    this.rowsChanged([{ entity: 'router_models' }, { entity: 'training_examples' }])
  }

  /** Another router decides on this device from now on. */
  async routerChanged(): Promise<void> {
    const { queue, training, notice, logger } = this.the
    queue.forgetDecisions()
    notice.note()
    try {
      await training.compareAgain()
    } catch (error) {
      logger.warn('The candidate could not be compared with the router in use', { error })
    }
  }

  /** Ends what is under way; the router in use stays. */
  async close(): Promise<void> {
    this.the.notice.close()
    await this.the.training.close()
  }

  /** Newest first; the shipped one last. */
  private models(): readonly RouterModelSummary[] {
    const published = this.the.models.list()
    const isOneLive = published.some(({ status }) => status === 'live')
    return [...published, this.shipped(isOneLive ? 'retired' : 'live')]
  }

  private shipped(status: RouterModelSummary['status']): RouterModelSummary {
    const { sha256, bytes, metrics } = this.the.router.shipped
    const unknown = { id: null, number: null, trainedBy: null, trainedAt: null, publishedAt: null }
    return { ...unknown, status, sha256, bytes, metrics }
  }

  /** ISO 8601: the Monday from which on weeks are shown. */
  private oldest(): string {
    const now = this.the.clock.now()
    const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 7 * weeksOfDrift)
    return new Date(`${mondayOf(then)}T00:00`).toISOString()
  }
}
