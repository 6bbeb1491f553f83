import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** Whether it is one of the values. One parameter however many there are, so that the text stays the same. */
export function isOneOf(what: SQLWrapper, values: readonly string[]): SQL {
  return sql`${what} in (select value from json_each(${JSON.stringify(values)}))`
}

/** Whether a list of texts, kept as JSON, holds that one. */
export function listHolds(list: SQLWrapper, value: string): SQL {
  // Looking for the letters first spares most rows the parsing.
  return sql`(instr(${list}, ${JSON.stringify(value)}) > 0
    and exists (select 1 from json_each(${list}) as each where each.value = ${value}))`
}
