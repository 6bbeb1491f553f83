import { AppError } from '@shared/ipc/app-error'
import type {
  Conflict,
  DeadLetter,
  DeviceContent,
  SyncStatus,
  syncRoutes,
} from '@shared/sync/sync-contract'
import type { z } from 'zod'
import type { ConflictList } from '../../data/sync/conflict-list'
import type { DeadLetters } from '../../data/sync/dead-letters'
import type { HeldOperation } from '../../data/sync/sync-queue'
import type { SyncStore } from './sync-store'

type SettleInput = z.output<(typeof syncRoutes)['sync.settle']['input']>

interface SyncDependencies {
  readonly store: SyncStore
  readonly conflicts: ConflictList
  readonly deadLetters: DeadLetters
  /** Milliseconds; null before the first contact. */
  readonly clockAheadMs: () => number | null
  readonly onStatus: (status: SyncStatus) => void
}

/** A screen need not hear of more than about seven changes a second. */
const publishEveryMs = 150

/** What waits between this device and the central database, and what people can do about it. */
export class SyncService {
  private held: readonly HeldOperation[] = []
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly the: SyncDependencies) {}

  status(): SyncStatus {
    const counts = this.the.store.counts()
    const held = Math.min(this.held.length, counts.queued)
    const heldReasons = held === 0 ? [] : [...new Set(this.held.map(({ reason }) => reason))]
    return { ...counts, held, heldReasons, clockAheadMs: this.the.clockAheadMs() }
  }

  /** Everything that can go has gone: what still waits has a reason. */
  synced(): void {
    this.held = this.the.store.held()
    this.changed()
  }

  /** Something that the status counts may be another number now. */
  changed(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null
      this.the.onStatus(this.status())
    }, publishEveryMs)
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  listConflicts(): Conflict[] {
    const open = this.the.conflicts.open()
    const titleOf = this.the.store.titles(open)
    const names = this.the.store.names()
    return open.map((each) => {
      const { id, entity, rowId, field, kind, base, mine, theirs, madeBy, theirsBy, madeAt } = each
      return {
        ...{ id, entity, rowId, field, kind, madeAt },
        ...{ base: base ?? null, mine: mine ?? null, theirs: theirs ?? null },
        title: titleOf(each),
        mineBy: names.get(madeBy) ?? null,
        theirsBy: names.get(theirsBy ?? '') ?? null,
      }
    })
  }

  /** @throws AppError NOT_FOUND, ALREADY_SETTLED, USAGE */
  settle({ id, resolution, value }: SettleInput): void {
    const { conflicts } = this.the
    if (resolution !== 'merged') conflicts.settle(id, { resolution })
    else if (value === undefined) throw new AppError('USAGE', 'Write what it should say.')
    else conflicts.settle(id, { resolution, value })
  }

  listDeadLetters(): DeadLetter[] {
    const { store, deadLetters } = this.the
    const letters = deadLetters.list()
    const titleOf = store.titles(letters)
    const dependants = store.dependants()
    return letters.map((letter) => {
      const { opId, entity, rowId, kind, code, message, madeAt, refusedAt } = letter
      const changes = Object.entries(letter.changes).map(([field, { to }]) => [field, to] as const)
      return {
        ...{ opId, entity, rowId, kind, code, message, madeAt, refusedAt },
        title: titleIn(letter.changes) ?? titleOf(letter),
        changes: Object.fromEntries(changes),
        dependants: dependants.get(opId) ?? 0,
      }
    })
  }

  retry(opId: string): void {
    this.the.deadLetters.retry(opId)
    this.changed()
  }

  discard(opId: string): void {
    this.the.deadLetters.discard(opId)
    this.changed()
  }

  export(): string {
    return this.the.deadLetters.export()
  }

  device(): DeviceContent {
    return this.the.store.device()
  }
}

/** A row that was never made is known by what it was to be called. */
function titleIn(changes: Readonly<Record<string, { readonly to: unknown }>>): string | null {
  const title = changes.title?.to ?? changes.name?.to ?? changes.key?.to
  return typeof title === 'string' && title !== '' ? title : null
}
