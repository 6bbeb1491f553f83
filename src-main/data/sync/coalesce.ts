import { isDeepStrictEqual } from 'node:util'
import { bytesOf } from './operation-size'
import type { Queued } from './outbox-store'
import { type Changes, maximumOperationBytes, type Operation } from './protocol'

/**
 * One operation that does what both do; null: they have to stay two.
 * They become one only if nothing was made in between and the first was never sent, so nobody and
 * nothing can have seen or built on the state between them.
 * @param mayMerge whether two changes of that field come to the same as one
 */
export function mergedOperation(
  last: Queued,
  made: Operation,
  mayMerge: (field: string) => boolean,
): Pick<Queued, 'opId' | 'changes' | 'madeAt'> | null {
  const neverSent = last.state === 'queued' && last.deviceSeq === null && last.ackedAt === null
  const sameRow = last.entity === made.entity && last.rowId === made.rowId
  const bothUpdate = last.kind === 'update' && made.kind === 'update'
  if (!neverSent || !sameRow || !bothUpdate || last.baseVersion !== made.baseVersion) return null
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
