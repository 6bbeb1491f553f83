import type { WriteDb } from '../sqlite/local-database'
import { mayBecomeOne, mergedOperation } from './coalesce'
import { knownRights, mayMerge } from './known-rights'
import { NamedInserts } from './named-inserts'
import { refuseTooLarge } from './operation-size'
import { byOpIds, change, enqueueAll, lastMade, lastOpIds, remove } from './outbox-store'
import type { Operation } from './protocol'
import type { Entities, RowKey } from './sync-copy'

const priorities = { urgent: 0, normal: 1, bulk: 2 } as const

type Made = Omit<Operation, 'dependsOn'>

interface Making {
  readonly entity: string
  /** On different rows of that kind. */
  readonly made: readonly Made[]
  /** A row of which the last change has to be applied first. */
  readonly after?: RowKey | undefined
}

/**
 * Puts operations into the outbox, each behind what it depends on; a single one is made one with
 * the last that is there, if both come to the same.
 * @returns whether they are one now
 * @throws AppError TOO_LARGE
 */
export function queueOperations(db: WriteDb, entities: Entities, making: Making): boolean {
  const { made, entity, after } = making
  const inserts = new NamedInserts(db, entities, making)
  const first = after && lastOpIds(db, after.entity, [after.id]).get(after.id)
  const dependsOn = (each: Made) => present([...inserts.namedBy(each), first])
  const [only] = made
  const isOne = only !== undefined && made.length === 1
  if (isOne && mergedIntoLast(db, { ...only, dependsOn: dependsOn(only) })) return true
  const ids = made.map(({ rowId }) => rowId)
  const before = lastOpIds(db, entity, ids)
  const priority = priorities[entities[entity]?.priority ?? 'normal']
  const operations = made.map((each) => {
    const behind = present([before.get(each.rowId), ...dependsOn(each)])
    inserts.add(each)
    return { ...each, priority, dependsOn: behind }
  })
  operations.forEach(refuseTooLarge)
  enqueueAll(db, operations)
  liftTo(db, priority, present(operations.flatMap((each) => each.dependsOn)))
  return false
}

/** @returns whether they are one now */
function mergedIntoLast(db: WriteDb, made: Operation): boolean {
  const last = lastMade(db)
  if (last === undefined || !mayBecomeOne(last, made)) return false
  const rights = knownRights(db)
  const merged = mergedOperation(last, made, (field) => mayMerge(rights, made.entity, field))
  if (merged === null) return false
  if (Object.keys(merged.changes).length === 0) {
    // The second undid the first.
    remove(db, last.opId)
    return true
  }
  const dependsOn = present([...last.dependsOn, ...made.dependsOn])
  change(db, last.opId, { ...merged, dependsOn })
  liftTo(db, last.priority, dependsOn)
  return true
}

/** Each once. */
const present = (opIds: readonly (string | undefined)[]) => [
  ...new Set(opIds.filter((opId) => opId !== undefined)),
]

/** What something urgent waits for is as urgent. */
export function liftTo(db: WriteDb, priority: number, opIds: readonly string[]): void {
  const slower = byOpIds(db, opIds).filter((each) => each.priority > priority)
  for (const each of slower) {
    change(db, each.opId, { priority })
    liftTo(db, priority, each.dependsOn)
  }
}
