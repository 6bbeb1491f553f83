import type { WriteDb } from '../sqlite/local-database'
import { heldBack, knownRights } from './known-rights'
import { byOpIds, inFlight, markSent, nextQueued, type Queued, refusedAmong } from './outbox-store'
import { Batch, batchLimits } from './pick-batch'
import type { SentOperation } from './protocol'
import { getNumber, setState } from './sync-state-store'

/** What has to be known to send: the part of it that is not in the outbox. */
export interface Sending {
  /** By op id: passed over for now, as the server would not look at them. */
  readonly deferred: ReadonlySet<string>
  /** A time by this device's clock, by the central one. */
  readonly toCentral: (madeAt: string) => string
  /** At most so many operations. */
  readonly most?: number
}

/**
 * What to send next. Its numbers are kept before it is sent: whatever was sent without an answer is
 * sent again just as it was, and only then something new.
 */
export function nextBatch(db: WriteDb, sending: Sending): readonly SentOperation[] {
  const most = sending.most ?? batchLimits.operations
  const outstanding = inFlight(db).slice(0, most)
  const operations = outstanding.length > 0 ? outstanding : numbered(db, pick(db, sending))
  const { toCentral } = sending
  const open = openAmong(
    db,
    operations.flatMap(({ dependsOn }) => dependsOn),
  )
  return operations.map((operation) => toSent(operation, { open, toCentral }))
}

function pick(db: WriteDb, { deferred, most }: Sending): readonly Queued[] {
  const rights = knownRights(db) ?? {}
  const limits = { ...batchLimits, operations: most ?? batchLimits.operations }
  const rules = {
    heldBack: (each: Queued) => deferred.has(each.opId) || heldBack(each, rights) !== null,
    openAmong: (opIds: readonly string[]) => openAmong(db, opIds),
  }
  const batch = new Batch(rules, limits)
  for (let skip = 0; !batch.isFull; skip += batchLimits.operations) {
    const page = nextQueued(db, { size: batchLimits.operations, skip })
    if (page.length === 0) break
    batch.offer(page)
  }
  return batch.operations
}

/** Not applied yet, as far as we know: waiting, under way, or refused. */
function openAmong(db: WriteDb, opIds: readonly string[]): ReadonlySet<string> {
  const waiting = byOpIds(db, opIds).filter(({ state }) => state === 'queued' || state === 'sent')
  return new Set([...waiting.map(({ opId }) => opId), ...refusedAmong(db, opIds)])
}

function numbered(db: WriteDb, operations: readonly Queued[]): readonly Queued[] {
  return renumber(db, operations, getNumber(db, 'device-seq') + 1)
}

/** Gives the numbers from `first` on, in that order. */
export function renumber(
  db: WriteDb,
  operations: readonly Queued[],
  first: number,
): readonly Queued[] {
  markSent(
    db,
    operations.map(({ opId }) => opId),
    first,
  )
  setState(db, 'device-seq', first + operations.length - 1)
  return operations.map((operation, place) => ({ ...operation, deviceSeq: first + place }))
}

/** What was applied long ago the server need not be asked about; it may not know any more. */
function toSent(
  { opId, entity, rowId, kind, baseVersion, changes, dependsOn, madeAt, deviceSeq }: Queued,
  { open, toCentral }: Pick<Sending, 'toCentral'> & { readonly open: ReadonlySet<string> },
): SentOperation {
  return {
    ...{ opId, entity, rowId, kind, baseVersion, changes },
    madeAt: toCentral(madeAt),
    dependsOn: dependsOn.filter((each) => open.has(each)),
    deviceSeq: deviceSeq ?? 0,
  }
}
