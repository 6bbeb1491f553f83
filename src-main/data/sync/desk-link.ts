import { AppError } from '@shared/ipc/app-error'
import type { Logger } from '../../platform/logger'
import { ChangeListener } from '../postgres/change-listener'
import type { PostgresDatabase } from '../postgres/connection'
import { PostgresCentral, type PostgresCentralOptions } from './postgres-central'
import type { SyncCopy } from './sync-copy'
import type { SyncLink } from './sync-loop'
import { SyncSession } from './sync-session'
import { systemTimers } from './timers'

export interface LinkOptions
  extends Pick<PostgresCentralOptions, 'appVersion' | 'deviceName' | 'platform'> {
  readonly database: PostgresDatabase
  readonly copy: SyncCopy
  /** The database says that something changed, or it was lost: either way, look. */
  readonly onHint: () => void
  readonly onClockAhead: (ms: number) => void
  readonly logger: Logger
}

/** A person's way to the central database: what is asked of it, and what is heard from it. */
export function openLink(options: LinkOptions): SyncLink {
  const { database, copy, onHint, logger } = options
  const ending = new AbortController()
  const central = new PostgresCentral({ ...options, signal: ending.signal })
  const { monotonic, breathe } = systemTimers
  const session = new SyncSession({
    ...{ copy, central, monotonic, breathe },
    onClockAhead: options.onClockAhead,
  })
  const onLost = () => {
    ending.abort(new AppError('OFFLINE', 'The database does not answer.', { retryable: true }))
    onHint()
  }
  const listener = new ChangeListener({ pool: database.pool, onHint, onLost, logger })
  return {
    sync: async (signal) => {
      const stop = () => ending.abort()
      signal.addEventListener('abort', stop, { once: true })
      try {
        await session.sync(signal)
      } finally {
        signal.removeEventListener('abort', stop)
      }
      // Once it is known that there is something to listen to.
      listener.start()
    },
    close: async () => {
      ending.abort()
      await listener.stop()
      await database.close()
    },
  }
}
