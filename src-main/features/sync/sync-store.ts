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
import { builtOnRefused } from '../../data/sync/set-aside'
import { type HeldOperation, readQueue } from '../../data/sync/sync-queue'

/** Properties by which people call a row, the best first. */
const titleProperties = ['title', 'name', 'label', 'key', 'body'] as const

interface RowKey {
  readonly entity: string
  readonly rowId: string
}

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

  /** What people call these rows: the beginning of its id where one has no name or is not here. */
  titles(rows: readonly RowKey[]): (row: RowKey) => string {
    const names = new Set(rows.map(({ entity }) => entity))
    const found = new Map(
      [...names].map((name) => {
        const ids = rows.filter(({ entity }) => entity === name).map(({ rowId }) => rowId)
        return [name, this.titlesOf(name, ids)]
      }),
    )
    return ({ entity, rowId }) => found.get(entity)?.get(rowId) || rowId.slice(0, 8)
  }

  /** Everybody on the staff, by id. */
  names(): ReadonlyMap<string, string> {
    const rows = this.local.read
      .select({ id: staffNames.id, name: staffNames.name })
      .from(staffNames)
    return new Map(rows.all().map(({ id, name }) => [id, name]))
  }

  /** Refused change → how many others name it as what goes first, refused for it or waiting. */
  dependants(): ReadonlyMap<string, number> {
    // One pass over the queue, however many were refused.
    const rows = this.local.read.all<{ opId: string; count: number }>(sql`
      select first.value as "opId", count(*) as count
      from (
        select depends_on from ${outbox} where state in ('queued', 'sent')
        union all
        select depends_on from ${deadLetters} where code = ${builtOnRefused}
      ) built, json_each(built.depends_on) first
      where first.value in (select op_id from ${deadLetters})
      group by first.value`)
    return new Map(rows.map(({ opId, count }) => [opId, count]))
  }

  private titlesOf(entity: string, ids: readonly string[]): ReadonlyMap<string, string> {
    const mirror = knownEntities[entity]?.mirror
    if (mirror === undefined) return new Map()
    const columns: Record<string, SQLiteColumn> = getTableColumns(mirror)
    const column = titleProperties.map((name) => columns[name]).find((each) => each !== undefined)
    if (column === undefined) return new Map()
    const isOne = sql`${mirror.id} in (select value from json_each(${JSON.stringify(ids)}))`
    const rows = this.local.read.select({ id: mirror.id, title: column }).from(mirror).where(isOne)
    return new Map(rows.all().map(({ id, title }) => [String(id), String(title ?? '')]))
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
