import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { ReadDb, WriteDb } from '../sqlite/local-database'
import { deadLetters, outbox } from '../sqlite/schema/sync'
import { listed } from './mirror-rows'

export type Queued = typeof outbox.$inferSelect
export type NewQueued = Omit<typeof outbox.$inferInsert, 'position'>

/** Not known to be applied. */
const unsettled = inArray(outbox.state, ['queued', 'sent'])

/**
 * What the copy does not contain yet of these rows and therefore shows on top of it, in order.
 * What was applied and is only sent once more, after a restore, is not among it: screens would
 * jump back to what it said then.
 */
export function pendingOf(db: ReadDb, entity: string, ids: readonly string[]): readonly Queued[] {
  const isPending = or(eq(outbox.state, 'acked'), and(unsettled, isNull(outbox.ackedAt)))
  const isTheirs = and(eq(outbox.entity, entity), inArray(outbox.rowId, listed(ids)))
  return db
    .select()
    .from(outbox)
    .where(and(isTheirs, isPending))
    .orderBy(asc(outbox.position))
    .all()
}

/** Row → the last operation on it, whatever became of that since. */
export function lastOpIds(
  db: ReadDb,
  entity: string,
  ids: readonly string[],
): ReadonlyMap<string, string> {
  const found = db.all<{ id: string; opId: string }>(sql`
    select row_id as id, op_id as "opId", max(position) from ${outbox}
    where entity = ${entity} and row_id in ${listed(ids)} group by row_id`)
  return new Map(found.map(({ id, opId }) => [id, opId]))
}

/** The last operation of all. */
export function lastMade(db: ReadDb): Queued | undefined {
  return db.select().from(outbox).orderBy(desc(outbox.position)).limit(1).get()
}

/** Row → the operation that made it, where that is known. */
export function insertOpIds(
  db: ReadDb,
  entity: string,
  ids: readonly string[],
): ReadonlyMap<string, string> {
  const found = db.all<{ id: string; opId: string }>(sql`
    select row_id as id, op_id as "opId", min(position) from ${outbox}
    where entity = ${entity} and row_id in ${listed(ids)} and kind = 'insert' group by row_id`)
  return new Map(found.map(({ id, opId }) => [id, opId]))
}

export function byOpIds(db: ReadDb, opIds: readonly string[]): readonly Queued[] {
  if (opIds.length === 0) return []
  return db
    .select()
    .from(outbox)
    .where(inArray(outbox.opId, listed(opIds)))
    .orderBy(asc(outbox.position))
    .all()
}

export function byOpId(db: ReadDb, opId: string): Queued | undefined {
  return db.select().from(outbox).where(eq(outbox.opId, opId)).get()
}

/** Sent with an answer outstanding, by their numbers. */
export function inFlight(db: ReadDb): readonly Queued[] {
  return db
    .select()
    .from(outbox)
    .where(eq(outbox.state, 'sent'))
    .orderBy(asc(outbox.deviceSeq))
    .all()
}

/** Waiting to be sent, in the order in which they go. */
export function nextQueued(db: ReadDb, page: { size: number; skip: number }): readonly Queued[] {
  return db
    .select()
    .from(outbox)
    .where(eq(outbox.state, 'queued'))
    .orderBy(asc(outbox.priority), asc(outbox.position))
    .limit(page.size)
    .offset(page.skip)
    .all()
}

export function allQueued(db: ReadDb): readonly Queued[] {
  return db.select().from(outbox).where(unsettled).orderBy(asc(outbox.position)).all()
}

export function countUnsettled(db: ReadDb): number {
  return db.select({ rows: count() }).from(outbox).where(unsettled).get()?.rows ?? 0
}

/** Applied centrally, effect not yet pulled. */
export function acked(db: ReadDb): readonly Queued[] {
  return db.select().from(outbox).where(eq(outbox.state, 'acked')).all()
}

/** Of these, the ones that were refused. */
export function refusedAmong(db: ReadDb, opIds: readonly string[]): Set<string> {
  if (opIds.length === 0) return new Set()
  const rows = db
    .select({ opId: deadLetters.opId })
    .from(deadLetters)
    .where(inArray(deadLetters.opId, listed(opIds)))
    .all()
  return new Set(rows.map(({ opId }) => opId))
}

export function enqueue(db: WriteDb, operation: NewQueued): void {
  db.insert(outbox).values(operation).run()
}

/** Many in one statement, in this order. */
export function enqueueAll(db: WriteDb, operations: readonly NewQueued[]): void {
  const values = operations.map((each) => [
    ...[each.opId, each.entity, each.rowId, each.kind, each.baseVersion],
    ...[JSON.stringify(each.changes), JSON.stringify(each.dependsOn), each.priority, each.madeAt],
  ])
  const places = values[0]?.map((_, place) => sql.raw(`value ->> '$[${place}]'`)) ?? []
  if (places.length === 0) return
  db.run(sql`insert into ${outbox} (op_id, entity, row_id, kind, base_version, changes, depends_on,
      priority, made_at, state)
    select ${sql.join(places, sql.raw(', '))}, 'queued' from json_each(${JSON.stringify(values)})
    order by key`)
}

export function change(db: WriteDb, opId: string, set: Partial<NewQueued>): void {
  db.update(outbox).set(set).where(eq(outbox.opId, opId)).run()
}

/** Gives these operations, in this order, the numbers from `first` on: they are being sent. */
export function markSent(db: WriteDb, opIds: readonly string[], first: number): void {
  db.run(sql`update ${outbox} set state = 'sent', device_seq = ${first} + sent.key
    from json_each(${JSON.stringify(opIds)}) sent where op_id = sent.value`)
}

/**
 * These were applied, at these places in the order of commits.
 * What was in the copy once does not come back on top of it; see `pendingOf`.
 */
export function markApplied(
  db: WriteDb,
  applied: readonly { readonly opId: string; readonly syncSeq: number }[],
  now: string,
): void {
  if (applied.length === 0) return
  const values = JSON.stringify(applied.map(({ opId, syncSeq }) => [opId, syncSeq]))
  db.run(sql`update ${outbox} set acked_at = ${now}, sync_seq = json_extract(done.value, '$[1]'),
      state = case when acked_at is null then 'acked' else 'kept' end
    from json_each(${values}) done where op_id = json_extract(done.value, '$[0]')`)
}

export function remove(db: WriteDb, opId: string): void {
  db.delete(outbox).where(eq(outbox.opId, opId)).run()
}

/** Moves an operation behind all others, unsent. */
export function requeueLast(db: WriteDb, { position: _, ...operation }: Queued): void {
  remove(db, operation.opId)
  enqueue(db, { ...operation, state: 'queued', deviceSeq: null })
}

/**
 * Everything that was ever applied and is still known goes out again: it may have been undone.
 * What is under way lines up with it, or it would come before what it depends on.
 * The versions that changes were based on are those of another epoch, so nothing is said of them.
 */
export function sendAgain(db: WriteDb): void {
  const fresh = { state: 'queued', deviceSeq: null, syncSeq: null } as const
  db.update(outbox)
    .set(fresh)
    .where(inArray(outbox.state, ['kept', 'sent']))
    .run()
  db.update(outbox)
    .set({ ...fresh, ackedAt: null })
    .where(eq(outbox.state, 'acked'))
    .run()
  db.update(outbox).set({ baseVersion: 0 }).run()
}

/** Forgets what was applied before that moment. */
export function pruneKept(db: WriteDb, before: string): void {
  const isOld = and(isNotNull(outbox.ackedAt), lt(outbox.ackedAt, before))
  db.delete(outbox)
    .where(and(eq(outbox.state, 'kept'), isOld))
    .run()
}

/** Operations that wait for others, as far as they were not settled. */
export function withDependencies(db: ReadDb): readonly Queued[] {
  return db
    .select()
    .from(outbox)
    .where(and(unsettled, ne(outbox.dependsOn, [])))
    .orderBy(asc(outbox.position))
    .all()
}
