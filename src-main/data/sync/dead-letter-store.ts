import { asc, eq } from 'drizzle-orm'
import type { ReadDb, WriteDb } from '../sqlite/local-database'
import { deadLetters } from '../sqlite/schema/sync'
import { type Queued, remove, withDependencies } from './outbox-store'

export type DeadLetter = typeof deadLetters.$inferSelect

export interface Refusal {
  readonly code: string
  readonly message: string
  readonly refusedAt: string
}

/** Takes an operation out of the queue and keeps it for people to see to. */
export function bury(db: WriteDb, operation: Queued, why: Refusal): void {
  const { opId, entity, rowId, kind, baseVersion, changes, dependsOn, priority, madeAt } = operation
  remove(db, opId)
  db.insert(deadLetters)
    .values({
      ...{ opId, entity, rowId, kind, baseVersion, changes, dependsOn, priority, madeAt },
      ...why,
    })
    .onConflictDoNothing()
    .run()
}

export function listDeadLetters(db: ReadDb): readonly DeadLetter[] {
  return db
    .select()
    .from(deadLetters)
    .orderBy(asc(deadLetters.refusedAt), asc(deadLetters.opId))
    .all()
}

export function readDeadLetter(db: ReadDb, opId: string): DeadLetter | undefined {
  return db.select().from(deadLetters).where(eq(deadLetters.opId, opId)).get()
}

export function removeDeadLetter(db: WriteDb, opId: string): void {
  db.delete(deadLetters).where(eq(deadLetters.opId, opId)).run()
}

export function changeDeadLetter(
  db: WriteDb,
  opId: string,
  set: Partial<Refusal> & { readonly dependsOn?: readonly string[] },
): void {
  db.update(deadLetters).set(set).where(eq(deadLetters.opId, opId)).run()
}

/** Waiting operations that cannot go before that one, directly or through others; oldest first. */
export function waitingFor(db: ReadDb, opId: string): readonly Queued[] {
  const behind = new Set([opId])
  // Dependencies always come earlier in the order, so once through is enough.
  return withDependencies(db).filter((each) => {
    if (!each.dependsOn.some((dependency) => behind.has(dependency))) return false
    behind.add(each.opId)
    return true
  })
}
