import { sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { type Found, ticketsOf } from './found-sql'
import { isAfterInIndex, type Place } from './list-cursor-sql'
import { orderBySql } from './list-order-sql'
import type { ListPart } from './list-parts-sql'

const firstStep = 200
/** Of a part that is empty: to ask takes as long as so many rows. */
const leastLookedAt = 20

interface Walk {
  readonly found: Found
  /** In the list; null: at its start. */
  readonly after: Place | null
  /** So many rows are looked at before it is given up. */
  readonly patience: number
  readonly limit: number
}

interface Row {
  readonly row: number
  readonly place: Place
}

/**
 * The first rows that are found after a place, by going through indexes in their order.
 * @returns null when that is given up, since few of the rows are found
 */
export function walkParts(
  db: ReadDb,
  parts: readonly ListPart[],
  { found, after, patience, limit }: Walk,
): readonly Place[] | null {
  const places: Place[] = []
  let lookedAt = 0
  for (const rows of rowsOf(db, parts, { after, patience })) {
    if (lookedAt >= patience) return null
    lookedAt += Math.max(leastLookedAt, rows.length)
    const fits = rowsThatFit(db, rows, found)
    places.push(...rows.filter(({ row }) => fits.has(row)).map(({ place }) => place))
    if (places.length >= limit) return places.slice(0, limit)
  }
  return places
}

/** All rows of the parts in their order, some at a time. */
function* rowsOf(
  db: ReadDb,
  parts: readonly ListPart[],
  { after, patience }: Pick<Walk, 'after' | 'patience'>,
): Generator<readonly Row[]> {
  const start = after === null ? 0 : parts.findIndex(({ fixed }) => isIn(fixed, after))
  let [size, last] = [firstStep, after]
  for (const part of start === -1 ? [] : parts.slice(start)) {
    for (;;) {
      const rows = nextRows(db, part, { after: last, limit: size })
      yield rows
      if (rows.length < size) break
      last = rows.at(-1)?.place ?? null
      size = patience
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
