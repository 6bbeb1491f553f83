import { sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { type Found, ticketsOf } from './found-sql'
import { isAfterInIndex, type Place } from './list-cursor-sql'
import { orderBySql } from './list-order-sql'
import type { ListPart } from './list-parts-sql'

const steps = { first: 200, further: 1_000 }
/** Of a part that is empty: to ask takes as long as so many rows. */
const leastLookedAt = 20

interface Walk {
  readonly found: Found
  /** In the list; null: at its start. */
  readonly after: Place | null
  readonly limit: number
}

interface Row {
  readonly row: number
  readonly place: Place
}

/** Goes on until so many rows were looked at in all; null: there may be more, few of them are found. */
export type Walker = (patience: number) => readonly Place[] | null

/** The first rows that are found after a place, by going through indexes in their order. */
export function walkParts(
  db: ReadDb,
  parts: readonly ListPart[],
  { found, after, limit }: Walk,
): Walker {
  const walk = stepsThrough(db, parts, after)
  const places: Place[] = []
  let lookedAt = 0
  return (patience) => {
    while (lookedAt < patience) {
      const { value: rows, done } = walk.next()
      if (done) return places
      lookedAt += Math.max(leastLookedAt, rows.length)
      const fits = rowsThatFit(db, rows, found)
      places.push(...rows.filter(({ row }) => fits.has(row)).map(({ place }) => place))
      if (places.length >= limit) return places.slice(0, limit)
    }
    return null
  }
}

/** All rows of the parts in their order, some at a time. */
function* stepsThrough(
  db: ReadDb,
  parts: readonly ListPart[],
  after: Place | null,
): Generator<readonly Row[], void> {
  const start = after === null ? 0 : parts.findIndex(({ fixed }) => isIn(fixed, after))
  let [size, last] = [steps.first, after]
  for (const part of start === -1 ? [] : parts.slice(start)) {
    for (;;) {
      const rows = nextRows(db, part, { after: last, limit: size })
      yield rows
      if (rows.length < size) break
      last = rows.at(-1)?.place ?? null
      size = steps.further
    }
    last = null
  }
}

const isIn = (fixed: Place, place: Place) => fixed.every((value, i) => value === place[i])

function nextRows(
  db: ReadDb,
  { from, where, fixed, terms }: ListPart,
  { after, limit }: { readonly after: Place | null; readonly limit: number },
): readonly Row[] {
  const further =
    after === null ? sql`` : sql` and ${isAfterInIndex(terms, after.slice(fixed.length))}`
  const values = sql.join(
    terms.map(({ by }) => by),
    sql`, `,
  )
  return db
    .values<[number, ...Place]>(sql`select ${tickets}.rowid, ${values} from ${from}
      where ${where}${further} order by ${orderBySql(terms)} limit ${limit}`)
    .map(([row, ...place]) => ({ row, place: [...fixed, ...place] }))
}

function rowsThatFit(
  db: ReadDb,
  rows: readonly Row[],
  { rows: known, where }: Found,
): ReadonlySet<number> {
  const numbers = rows.map(({ row }) => row).filter((row) => known?.has(row) ?? true)
  if (numbers.length === 0) return new Set()
  const fits = db.values<[number]>(
    sql`select ${tickets}.rowid from ${ticketsOf(numbers)} where ${where}`,
  )
  return new Set(fits.map(([row]) => row))
}
