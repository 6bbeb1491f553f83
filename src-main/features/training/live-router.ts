import { createHash } from 'node:crypto'
import { AppError, toAppError } from '@shared/ipc/app-error'
import type { Logger } from '../../platform/logger'
import type { LiveModel, ModelStore } from './model-store'
import type { RouterInUse } from './training-ports'

interface LiveRouterOptions {
  readonly models: ModelStore
  readonly router: RouterInUse
  /** Another router decides from now on. */
  readonly onChange: () => void
  /** Why the club's router cannot be used here, for people; null: it is used. */
  readonly onProblem: (problem: string | null) => void
  readonly logger: Logger
}

/** Takes the router into use that the club made live, as soon as this device's copy has it. */
export class LiveRouter {
  /** The copy was not looked at yet. */
  private inUse: LiveModel | null | undefined = undefined
  private current: string | null | undefined = undefined

  constructor(private readonly the: LiveRouterOptions) {}

  /** Why the club's router cannot be used here, for people; null when it is, or when there is none. */
  get problem(): string | null {
    return this.current ?? null
  }

  /** To be called at the start and after each change of `router_models` in the copy. */
  routerModelsChanged(): void {
    try {
      const live = this.the.models.live()
      if (this.inUse === undefined || !isSame(live, this.inUse)) this.use(live)
      this.tell(null)
    } catch (thrown) {
      this.keepPresent(toAppError(thrown))
    }
  }

  private use(live: LiveModel | null): void {
    this.the.router.use(live && { ...live, file: this.soundFile(live) })
    this.inUse = live
    this.the.onChange()
  }

  /** @throws AppError ROUTER_MODEL_DAMAGED */
  private soundFile({ number, sha256 }: LiveModel): string {
    const file = this.the.models.liveFile(number)
    if (file !== null && createHash('sha256').update(file).digest('hex') === sha256) return file
    throw new AppError(
      'ROUTER_MODEL_DAMAGED',
      `Router ${number} came here damaged, so questions are routed by the one before. Ask an administrator to publish it again.`,
    )
  }

  private keepPresent(error: AppError): void {
    if (error.message !== this.current)
      this.the.logger.error('The club’s router cannot be used here', { error })
    this.tell(error.message)
  }

  private tell(problem: string | null): void {
    if (problem === this.current) return
    this.current = problem
    this.the.onProblem(problem)
  }
}

function isSame(one: LiveModel | null, other: LiveModel | null): boolean {
  return one?.number === other?.number && one?.sha256 === other?.sha256
}
