import type { WriteDb } from '../sqlite/local-database'
import { mayBecomeOne, mergedOperation } from './coalesce'
import { knownRights, mayMerge } from './known-rights'
import { refuseTooLarge } from './operation-size'
import {
  byOpIds,
  change,
  enqueue,
  insertOf,
  lastMade,
  lastOf,
  type Queued,
  remove,
} from './outbox-store'
import type { Operation } from './protocol'
import type { Entities, RowKey } from './sync-copy'

const priorities = { urgent: 0, normal: 1, bulk: 2 } as const

type Making = Omit<Operation, 'dependsOn'> & {
  /** A row of which the last change has to be applied first. */
  readonly after?: RowKey | undefined
}

/**
 * Puts an operation into the outbox behind what it depends on, or makes it one with the last.
 * @throws AppError TOO_LARGE
 */
export function queueOperation(db: WriteDb, entities: Entities, { after, ...made }: Making): void {
  const first = after && lastOf(db, after)
  const named = [...insertsNamed(db, entities, made), ...(first ? [first.opId] : [])]
  const last = lastMade(db)
  if (last !== undefined && mergeInto(db, last, { ...made, dependsOn: named })) return
  const before = lastOf(db, { entity: made.entity, id: made.rowId })
  const dependsOn = unique(before === undefined ? named : [before.opId, ...named])
  refuseTooLarge({ ...made, dependsOn })
  const priority = priorities[entities[made.entity]?.priority ?? 'normal']
  enqueue(db, { ...made, dependsOn, priority })
  liftTo(db, priority, dependsOn)
}

/** @returns whether they are one now */
function mergeInto(db: WriteDb, last: Queued, made: Operation): boolean {
  if (!mayBecomeOne(last, made)) return false
  const rights = knownRights(db)
  const merged = mergedOperation(last, made, (field) => mayMerge(rights, made.entity, field))
  if (merged === null) return false
  if (Object.keys(merged.changes).length === 0) {
    // The second undid the first.
    remove(db, last.opId)
    return true
  }
  const dependsOn = unique([...last.dependsOn, ...made.dependsOn])
  change(db, last.opId, { ...merged, dependsOn })
  liftTo(db, last.priority, dependsOn)
  return true
}

/** Operations that make the rows that this one names. */
function insertsNamed(
  db: WriteDb,
  entities: Entities,
  { entity, changes }: Pick<Operation, 'entity' | 'changes'>,
): readonly string[] {
  const references = Object.entries(entities[entity]?.references ?? {})
  return references.flatMap(([column, target]) => {
    const id = changes[column]?.to
    const made = typeof id === 'string' ? insertOf(db, { entity: target, id }) : undefined
    return made === undefined ? [] : [made.opId]
  })
}

const unique = (opIds: readonly string[]) => [...new Set(opIds)]

/** What something urgent waits for is as urgent. */
export function liftTo(db: WriteDb, priority: number, opIds: readonly string[]): void {
  const slower = byOpIds(db, opIds).filter((each) => each.priority > priority)
  for (const each of slower) {
    change(db, each.opId, { priority })
    liftTo(db, priority, each.dependsOn)
  }
}
