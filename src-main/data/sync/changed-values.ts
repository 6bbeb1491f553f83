import { isDeepStrictEqual } from 'node:util'
import type { Entity } from './entities'
import { toJson } from './json-value'
import { columnsOf } from './mirror-rows'
import type { Changes, Json } from './protocol'
import type { Row } from './sync-copy'

/** By the mirror's property names. */
export type Values = Readonly<Record<string, unknown>>

/** By column, each a value that every database can hold. */
export function columnValues(entity: Entity, values: Values): Record<string, Json> {
  const known = columnsOf(entity)
  const entries = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([property, value]) => {
      const column = known.find(([name]) => name === property)?.[1]
      if (column === undefined) throw new TypeError(`There is no column for “${property}”`)
      return [column.name, toJson(value, property)] as const
    })
  return Object.fromEntries(entries)
}

/** What becomes another value than the person saw. */
export function changesFrom(seen: Row, values: Readonly<Record<string, Json>>): Changes {
  const different = Object.entries(values).filter(
    ([column, to]) => !isDeepStrictEqual(seen[column] ?? null, to),
  )
  return Object.fromEntries(
    different.map(([column, to]) => [column, { from: seen[column] ?? null, to }]),
  )
}
