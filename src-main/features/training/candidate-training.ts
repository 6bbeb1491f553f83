import { AppError, toAppError } from '@shared/ipc/app-error'
import type {
  RouterCandidate,
  RoutingError,
  TrainingState,
} from '@shared/training/training-contract'
import type { Clock } from '../../platform/clock'
import { newId } from '../../platform/ids'
import type { Logger } from '../../platform/logger'
import { comparedOn, placesOfNew, routingErrors } from './candidate-report'
import type { TrainingSet } from './training-data'
import type { TrainingExamples } from './training-examples'
import type { RouterInUse, RouterTrainer, TrainedRouter } from './training-ports'

/** A trained router that nobody uses yet, with what it was made of. */
export interface Candidate {
  /** What it is called once it is published, however often that has to be tried. */
  readonly id: string
  readonly trainedAt: string
  readonly set: TrainingSet
  readonly router: TrainedRouter
  readonly errors: readonly RoutingError[]
  readonly newExamples: RouterCandidate['newExamples']
}

interface CandidateTrainingOptions {
  readonly examples: TrainingExamples
  readonly trainer: RouterTrainer
  readonly router: Pick<RouterInUse, 'decide'>
  /** When the router in use was trained, ISO 8601; null: it ships with the app. */
  readonly liveSince: () => string | null
  readonly onChange: () => void
  readonly clock: Clock
  readonly logger: Logger
}

/** Trains a router at a time and keeps the last one; both end with the app. */
export class CandidateTraining {
  private current: TrainingState = { name: 'idle' }
  private trained: Candidate | null = null
  private run: AbortController | null = null
  private comparisons = 0
  private ending: Promise<void> = Promise.resolve()

  constructor(private readonly the: CandidateTrainingOptions) {}

  get state(): TrainingState {
    return this.current
  }

  get candidate(): Candidate | null {
    return this.trained
  }

  /** Settles when nothing is under way any more. */
  get settled(): Promise<void> {
    return this.ending
  }

  report(): RouterCandidate | null {
    if (this.trained === null) return null
    const { trainedAt, set, router, errors, newExamples } = this.trained
    const { metrics, sha256, file } = router
    const outdated = set.fingerprint !== this.the.examples.current().fingerprint
    const bytes = Buffer.byteLength(file)
    return { trainedAt, metrics, bytes, sha256, newExamples, errors, outdated }
  }

  /** Begins in the background. @throws AppError TRAINING_RUNNING */
  start(): void {
    if (this.run !== null) {
      throw new AppError('TRAINING_RUNNING', 'A router is being trained. Wait for it, or stop it.')
    }
    const run = new AbortController()
    this.run = run
    this.become({ name: 'training', step: 'reading', share: 0 })
    // One that was stopped may still be coming to its end.
    this.ending = this.ending.then(() => this.train(run))
  }

  /** What there was before stays as it was; without a training under way nothing happens. */
  stop(): void {
    if (this.run === null) return
    this.run.abort()
    this.run = null
    this.become({ name: 'idle' })
  }

  /** It is in use now, or not wanted any more. */
  forget(id: string): void {
    if (this.trained?.id !== id) return
    this.trained = null
    this.the.onChange()
  }

  /** Another router is in use now: the candidate is compared with that one. */
  async compareAgain(): Promise<void> {
    const compared = this.trained
    if (compared === null) return
    this.comparisons += 1
    const comparison = this.comparisons
    const newExamples = await this.compare(compared.set, compared.router)
    // The router may have become yet another one meanwhile: the last comparison counts.
    if (this.trained !== compared || this.comparisons !== comparison) return
    this.trained = { ...compared, newExamples }
    this.the.onChange()
  }

  /** Stops, and settles when nothing is under way any more. */
  close(): Promise<void> {
    this.stop()
    return this.ending
  }

  private async train(run: AbortController): Promise<void> {
    if (run.signal.aborted) return
    try {
      const candidate = await this.makeCandidate(run.signal)
      if (run.signal.aborted) return
      this.trained = candidate
      this.end(run, { name: 'idle' })
    } catch (thrown) {
      if (!run.signal.aborted) this.fail(run, toAppError(thrown))
    }
  }

  private async makeCandidate(signal: AbortSignal): Promise<Candidate> {
    const { examples, trainer, clock } = this.the
    const trainedAt = clock.now().toISOString()
    const set = examples.current()
    const texts = set.examples.map(({ text, label }) => ({ text, label }))
    const onProgress: Parameters<RouterTrainer['train']>[1]['onProgress'] = (progress) => {
      if (!signal.aborted) this.become({ name: 'training', ...progress })
    }
    const router = await trainer.train(texts, { signal, onProgress })
    const newExamples = await this.compare(set, router)
    const errors = routingErrors(set.examples, router.outOfFold)
    return { id: newId(), trainedAt, set, router, errors, newExamples }
  }

  private async compare({ examples }: TrainingSet, { outOfFold }: TrainedRouter) {
    const places = placesOfNew(examples, this.the.liveSince()).filter(
      (place) => (outOfFold[place] ?? []).length > 0,
    )
    const fresh = places.flatMap((place) => examples[place] ?? [])
    const live =
      fresh.length === 0 ? [] : await this.the.router.decide(fresh.map(({ text }) => text))
    const candidate = places.map((place) => outOfFold[place] ?? [])
    return comparedOn(fresh, { live, candidate })
  }

  private fail(run: AbortController, error: AppError): void {
    const { code, message } = error
    this.the.logger.warn('The router could not be trained', { error })
    this.end(run, code === 'CANCELLED' ? { name: 'idle' } : { name: 'failed', code, message })
  }

  private end(run: AbortController, state: TrainingState): void {
    if (this.run === run) this.run = null
    this.become(state)
  }

  private become(state: TrainingState): void {
    this.current = state
    this.the.onChange()
  }
}
