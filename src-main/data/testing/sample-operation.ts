import { createHash } from 'node:crypto'
import type { ReadDb, WriteDb } from '../sqlite/local-database'
import { facts } from '../sqlite/schema/local-knowledge'
import { outbox } from '../sqlite/schema/sync'

export interface SampleOperation {
  readonly opId: string
  readonly rowId: string
  /** A few bytes to a few pages. */
  readonly value: string
}

/** The same seed and number always make the same change, so that another process knows what to find. */
export function sampleOperation(seed: number, index: number): SampleOperation {
  const digest = createHash('sha256').update(`${seed}:${index}`).digest('hex')
  const size = index % 17 === 0 ? 9_000 : Number.parseInt(digest.slice(0, 2), 16)
  return {
    opId: uuidOf(digest.slice(0, 32)),
    rowId: uuidOf(digest.slice(32)),
    value: digest.repeat(Math.ceil(size / digest.length)).slice(0, size),
  }
}

/** The changed row and its outbox entry, as every change of a person is written. */
export function writeSample(db: WriteDb, operation: SampleOperation, madeAt: string): void {
  const { opId, rowId, value } = operation
  const row = { key: `key-${rowId}`, locationId: null, value, audience: 'staff' as const }
  db.insert(facts)
    .values({ id: rowId, ...row, version: 0, syncSeq: 0, updatedAt: madeAt })
    .run()
  const changes = { key: { to: row.key }, value: { to: value } }
  db.insert(outbox)
    .values({
      ...{ opId, entity: 'facts', rowId, kind: 'insert', baseVersion: 0, changes },
      ...{ dependsOn: [], priority: 1, madeAt },
    })
    .run()
}

/** Which of these operations of a seed are in the outbox exactly as they were made. */
export function foundOperations(
  db: ReadDb,
  seed: number,
  indexes: readonly number[],
): ReadonlySet<number> {
  const stored = new Map(
    db
      .select()
      .from(outbox)
      .all()
      .map((row) => [row.opId, row]),
  )
  return new Set(
    indexes.filter((index) => {
      const { opId, rowId, value } = sampleOperation(seed, index)
      const row = stored.get(opId)
      return row?.rowId === rowId && row.changes.value?.to === value
    }),
  )
}

export interface Told {
  /** Operations of which the process said that they were kept. */
  readonly kept: readonly number[]
  /** And those that it said were refused: they may be there, whole, after a crash. */
  readonly refused: readonly number[]
}

/** What is wrong with a copy to which a process wrote operations 0, 1, 2 … as far as it came. */
export function problemsOf(db: ReadDb, seed: number, { kept, refused }: Told): readonly string[] {
  const operations = db.select({ rowId: outbox.rowId }).from(outbox).all()
  const rows = new Set(
    db
      .select({ id: facts.id })
      .from(facts)
      .all()
      .map(({ id }) => id),
  )
  const lost = kept.length - foundOperations(db, seed, kept).size
  const problems: string[] = []
  if (lost > 0) problems.push(`${lost} acknowledged operations are lost`)
  // One more may have been on its way when the process died.
  const most = kept.length + refused.length + 1
  if (operations.length > most) problems.push('there are operations that nobody made')
  const whole = operations.every(({ rowId }) => rows.has(rowId))
  if (!whole || rows.size !== operations.length) problems.push('there is half a transaction')
  return problems
}

function uuidOf(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
