import type { Clock } from '../../platform/clock'
import { newId } from '../../platform/ids'
import type { Logger } from '../../platform/logger'
import type { PostgresDatabase } from '../postgres/connection'
import type { LocalDatabase, WriteDb } from '../sqlite/local-database'
import { ConflictList } from './conflict-list'
import { cutPassages } from './cut-passages'
import { DeadLetters } from './dead-letters'
import { type LinkOptions, openLink } from './desk-link'
import type { DeskWriter } from './desk-writer'
import { entities } from './entities'
import { LocalWriter } from './local-writer'
import { pageSize } from './pull'
import type { ChangedRows, SyncCopy } from './sync-copy'
import { type LoopOptions, SyncLoop } from './sync-loop'
import { getNumber, lastPulledAt } from './sync-state-store'

export interface DeskSyncOptions
  extends Pick<LinkOptions, 'appVersion' | 'deviceName' | 'platform'>,
    Pick<LoopOptions, 'pullSeconds' | 'revive' | 'reviveAfterMs' | 'onChange'> {
  readonly local: LocalDatabase
  /** Opens connections under the person's own role. */
  readonly connect: () => PostgresDatabase
  /** After each commit to the copy, by this person or from elsewhere. */
  readonly onChanged: (changed: readonly ChangedRows[]) => void
  /** Another process with the same file fetched something, no matter what. */
  readonly onFetchedElsewhere?: () => void
  readonly clock: Clock
  readonly logger: Logger
}

/** One person's copy on this device, kept together with the central database. */
export interface DeskSync {
  readonly writer: DeskWriter
  readonly loop: SyncLoop
  readonly conflicts: ConflictList
  readonly deadLetters: DeadLetters
  /** Milliseconds by which this device's clock is ahead of the central one; null: not known yet. */
  readonly clockAheadMs: () => number | null
  /** The central clock as far as it is known here: for times that others will read. */
  readonly clock: Clock
}

export function openDeskSync(options: DeskSyncOptions): DeskSync {
  const { local, clock, onChanged, onFetchedElsewhere, logger } = options
  let ahead: number | null = null
  const copy: SyncCopy = {
    ...{ local, entities, clock, newId, onChanged, derive: derivePassages },
    known: { cursor: getNumber(local.read, 'cursor'), pageSize },
    ...(onFetchedElsewhere && { onFetchedElsewhere }),
  }
  const loop = new SyncLoop({
    ...options,
    lastPulledAt: lastPulledAt(local.read),
    connect: (onHint) =>
      openLink({
        ...options,
        ...{ copy, onHint, logger },
        database: options.connect(),
        onClockAhead: (ms) => {
          ahead = ms
        },
      }),
  })
  const onQueued = () => loop.nudge()
  const writer = new LocalWriter({ ...copy, entities, onQueued })
  return {
    writer,
    loop,
    conflicts: new ConflictList(local, writer),
    deadLetters: new DeadLetters({ copy, onQueued }),
    clockAheadMs: () => ahead,
    clock: { now: () => new Date(clock.now().getTime() - (ahead ?? 0)) },
  }
}

/** What answers cite is cut from the SOPs here, in the transaction that changed them. */
function derivePassages(db: WriteDb, changed: readonly ChangedRows[]): void {
  const sops = changed.find(({ entity }) => entity === 'sops')?.ids ?? []
  const versions = changed.find(({ entity }) => entity === 'sop_versions')?.ids ?? []
  cutPassages(db, { sops, versions })
}
