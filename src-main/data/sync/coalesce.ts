import { isDeepStrictEqual } from 'node:util'
import { bytesOf } from './operation-size'
import type { Queued } from './outbox-store'
import { type Changes, maximumOperationBytes, type Operation } from './protocol'

/** Nothing was made in between, and the first was never sent. */
export function mayBecomeOne(last: Queued, made: Operation): boolean {
  const neverSent = last.state === 'queued' && last.deviceSeq === null && last.ackedAt === null
  const sameRow = last.entity === made.entity && last.rowId === made.rowId
  const bothUpdate = last.kind === 'update' && made.kind === 'update'
  return neverSent && sameRow && bothUpdate && last.baseVersion === made.baseVersion
}

/**
 * One operation that does what both do; null: they have to stay two.
 * @param last of all operations, so nobody and nothing can have built on the state between the two
 * @param mayMerge whether two changes of that field come to the same as one
 */
export function mergedOperation(
  last: Queued,
  made: Operation,
  mayMerge: (field: string) => boolean,
): Pick<Queued, 'opId' | 'changes' | 'madeAt'> | null {
  if (!mayBecomeOne(last, made)) return null
  const fields = [...Object.keys(last.changes), ...Object.keys(made.changes)]
  if (!fields.every(mayMerge)) return null
  // Under a new id: a copy of this device may have sent the first one under its own.
  const { opId, madeAt } = made
  const merged = { opId, changes: mergedChanges(last.changes, made.changes), madeAt }
  return bytesOf({ ...last, ...merged }) > maximumOperationBytes ? null : merged
}

function mergedChanges(first: Changes, second: Changes): Changes {
  const both = { ...first, ...second }
  const merged = Object.entries(both).map(([field, change]) => {
    const earlier = first[field]
    return [field, earlier === undefined ? change : { ...earlier, to: change.to }] as const
  })
  return Object.fromEntries(merged.filter(([, { from, to }]) => !isDeepStrictEqual(from, to)))
}
