import type { ReadDb } from '../sqlite/local-database'
import { heldBack, knownRights } from './known-rights'
import { allQueued, type Queued, refusedAmong } from './outbox-store'

export interface QueueCount {
  readonly entity: string
  readonly kind: Queued['kind']
  readonly count: number
}

export interface HeldOperation
  extends Pick<Queued, 'opId' | 'entity' | 'rowId' | 'kind' | 'madeAt'> {
  /** For people: why it is not sent. */
  readonly reason: string
}

/** What waits to be sent. */
export interface SyncQueue {
  readonly total: number
  readonly counts: readonly QueueCount[]
  readonly held: readonly HeldOperation[]
  /** Oldest change that waits, ISO 8601; null: none does. */
  readonly oldest: string | null
}

export function readQueue(db: ReadDb): SyncQueue {
  const queued = allQueued(db)
  return {
    total: queued.length,
    counts: countByKind(queued),
    held: heldOf(db, queued),
    oldest: queued.reduce<string | null>(
      (oldest, { madeAt }) => (oldest === null || madeAt < oldest ? madeAt : oldest),
      null,
    ),
  }
}

function heldOf(db: ReadDb, queued: readonly Queued[]): readonly HeldOperation[] {
  const rights = knownRights(db)
  const refused = refusedAmong(
    db,
    queued.flatMap(({ dependsOn }) => dependsOn),
  )
  const behind = new Map<string, string>()
  for (const each of queued) {
    const unknown = rights === null ? null : heldBack(each, rights)
    const waits = each.dependsOn.some((opId) => refused.has(opId) || behind.has(opId))
    if (unknown !== null) behind.set(each.opId, unknown)
    else if (waits) behind.set(each.opId, 'It waits for a change that was not taken.')
  }
  return queued.flatMap(({ opId, entity, rowId, kind, madeAt }) => {
    const reason = behind.get(opId)
    return reason === undefined ? [] : [{ opId, entity, rowId, kind, madeAt, reason }]
  })
}

function countByKind(queued: readonly Queued[]): readonly QueueCount[] {
  const counts = new Map<string, QueueCount>()
  for (const { entity, kind } of queued) {
    const name = `${entity} ${kind}`
    counts.set(name, { entity, kind, count: (counts.get(name)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}
