import { toAppError } from '@shared/ipc/app-error'
import type { Connection, SystemStatus } from '@shared/system/system-contract'
import type { Clock } from '../../platform/clock'
import type { Logger } from '../../platform/logger'

export type KnownClub = Pick<SystemStatus, 'clubName' | 'demo'>

export interface SystemDependencies {
  readonly version: string
  readonly warnings: readonly string[]
  readonly clock: Clock
  readonly logger: Logger
  /** The club of an earlier start; people may already sign in while the database comes up. */
  readonly knownClub: () => KnownClub | null
  /** Brings the database up; says what it is doing. @throws AppError what keeps it from starting */
  readonly prepare: (onStep: (step: string) => void) => Promise<KnownClub>
  readonly onChange: (status: SystemStatus) => void
  /** Called when the page's first screen can be used. */
  readonly onUsable: () => void
}

/** What the app as a whole is doing, for its first screen and its badges. */
export class SystemService {
  private current: SystemStatus
  private starting: Promise<void> | null = null

  constructor(private readonly the: SystemDependencies) {
    const { version, warnings, clock } = the
    this.current = {
      phase: { name: 'starting', step: 'Starting ClubOS' },
      version,
      clubName: 'ClubOS',
      demo: false,
      connection: connectionSince('connecting', clock.now()),
      embedder: 'loading',
      warnings,
    }
  }

  get status(): SystemStatus {
    return this.current
  }

  /** Brings the app up, once; after a failure it may be called again. Never throws. */
  start(): Promise<void> {
    this.starting ??= this.run().finally(() => {
      if (this.current.phase.name === 'failed') this.starting = null
    })
    return this.starting
  }

  /** Settles when no start is under way any more: what it opens can then be closed. */
  settled(): Promise<void> {
    return this.starting ?? Promise.resolve()
  }

  usable(): void {
    this.the.onUsable()
  }

  setConnection(connection: Connection): void {
    this.change({ connection })
  }

  setEmbedder(embedder: SystemStatus['embedder']): void {
    this.change({ embedder })
  }

  /** What the person should know about their copy on this device; none: forgets it. */
  setCopyWarnings(warnings: readonly string[]): void {
    this.change({ warnings: [...this.the.warnings, ...warnings] })
  }

  private async run(): Promise<void> {
    try {
      const known = this.the.knownClub()
      if (known !== null) this.change({ ...known, phase: { name: 'ready' } })
      const onStep = (step: string) => {
        if (known === null) this.change({ phase: { name: 'starting', step } })
      }
      const club = await this.the.prepare(onStep)
      this.change({ ...club, phase: { name: 'ready' } })
    } catch (thrown) {
      const error = toAppError(thrown)
      this.the.logger.error('ClubOS could not start.', { error })
      this.change({ phase: { name: 'failed', code: error.code, message: error.message } })
    }
  }

  private change(part: Partial<SystemStatus>): void {
    this.current = { ...this.current, ...part }
    this.the.onChange(this.current)
  }
}

function connectionSince(state: Connection['state'], since: Date): Connection {
  return { state, since: since.toISOString(), lastPulledAt: null, reason: null }
}
