import { statSync } from 'node:fs'
import type { DeviceContent, SyncStatus } from '@shared/sync/sync-contract'
import { count, desc, eq, getTableColumns, inArray, isNull, min, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { LocalDatabase } from '../../data/sqlite/local-database'
import { syncConflicts } from '../../data/sqlite/schema/local-conflicts'
import { staffNames } from '../../data/sqlite/schema/local-people'
import { deadLetters, outbox } from '../../data/sqlite/schema/sync'
import { syncState } from '../../data/sqlite/schema/sync-state'
import { type Entity, entities } from '../../data/sync/entities'
import { type HeldOperation, readQueue } from '../../data/sync/sync-queue'

/** Properties by which people call a row, the best first. */
const titleProperties = ['title', 'name', 'label', 'key', 'body'] as const

const knownEntities: Readonly<Record<string, Entity>> = entities

/** What sync keeps on this device, in numbers and names. */
export class SyncStore {
  constructor(private readonly local: LocalDatabase) {}

  /** Counts only: with 50,000 operations waiting it is still read in milliseconds. */
  counts(): Omit<SyncStatus, 'held' | 'heldReasons' | 'clockAheadMs'> {
    const queue = this.queue()
    return {
      queue,
      queued: queue.reduce((sum, each) => sum + each.count, 0),
      conflicts: this.one(syncConflicts, isNull(syncConflicts.resolution)),
      deadLetters: this.one(deadLetters),
      fetchingCopy:
        this.state('bootstrap') === null ? null : { rows: Number(this.state('fetched') ?? 0) },
    }
  }

  /** What waits and cannot be sent now, with why. */
  held(): readonly HeldOperation[] {
    return this.counts().queued === 0 ? [] : readQueue(this.local.read).held
  }

  device(): DeviceContent {
    const { file } = this.local
    const rows = Object.entries(knownEntities)
      .map(([entity, { mirror }]) => ({ entity, count: this.one(mirror) }))
      .filter((each) => each.count > 0)
      .toSorted((one, other) => other.count - one.count)
    const bytes = ['', '-wal'].reduce(
      (sum, suffix) => sum + (statSync(`${file}${suffix}`, { throwIfNoEntry: false })?.size ?? 0),
      0,
    )
    return { deviceId: this.state('device'), file, bytes, rows }
  }

  /** What people call a row; the beginning of its id where it has no name or is not here. */
  titleOf(entity: string, id: string): string {
    const mirror = knownEntities[entity]?.mirror
    if (mirror === undefined) return shortId(id)
    const columns: Record<string, SQLiteColumn> = getTableColumns(mirror)
    const column = titleProperties.map((name) => columns[name]).find((each) => each !== undefined)
    if (column === undefined) return shortId(id)
    const found = this.local.read
      .select({ title: column })
      .from(mirror)
      .where(eq(mirror.id, id))
      .get()
    return typeof found?.title === 'string' && found.title !== '' ? found.title : shortId(id)
  }

  nameOf(staffId: string): string | null {
    const found = this.local.read
      .select({ name: staffNames.name })
      .from(staffNames)
      .where(eq(staffNames.id, staffId))
      .get()
    return found?.name ?? null
  }

  /** Waiting operations that name that one as what goes first. */
  dependantsOf(opId: string): number {
    const { dependsOn } = outbox
    return this.one(
      outbox,
      sql`exists (select 1 from json_each(${dependsOn}) where value = ${opId})`,
    )
  }

  private queue(): SyncStatus['queue'] {
    const rows = count()
    return this.local.read
      .select({ entity: outbox.entity, count: rows, oldestAt: min(outbox.madeAt) })
      .from(outbox)
      .where(inArray(outbox.state, ['queued', 'sent']))
      .groupBy(outbox.entity)
      .orderBy(desc(rows))
      .all()
      .map(({ oldestAt, ...each }) => ({ ...each, oldestAt: oldestAt ?? '' }))
  }

  private one(table: SQLiteTable, where?: SQL): number {
    return this.local.read.select({ rows: count() }).from(table).where(where).get()?.rows ?? 0
  }

  private state(key: string): string | null {
    const found = this.local.read.select().from(syncState).where(eq(syncState.key, key)).get()
    return found?.value ?? null
  }
}

const shortId = (id: string) => id.slice(0, 8)
