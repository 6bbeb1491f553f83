import type { Scene } from './access-fixtures'
import type { RowValues } from './access-rows'

/** The location that people with limits are limited to. */
export const here = 'here'
export const there = 'there'

type Made = () => RowValues

/** Kinds of rows of a table in which each lies at one location. */
export const byLocation = (column = 'location_id'): Readonly<Record<string, Made>> => ({
  'at my location': () => ({ [column]: here }),
  'at another location': () => ({ [column]: there }),
})

/** The same where the column may be empty. */
export const byLocationOrNone = (column = 'location_id'): Readonly<Record<string, Made>> => ({
  ...byLocation(column),
  'at every location': () => ({ [column]: null }),
})

/** Columns of a row at that location; null: at every one. */
export type At = (location: string | null) => RowValues

export const inColumn =
  (column = 'location_id'): At =>
  (location) => ({ [column]: location })

/** Kinds of rows that have an author and lie somewhere. */
export const byAuthor = (author: string, at: At) => ({
  'mine, at my location': ({ me }: Scene) => ({ [author]: me, ...at(here) }),
  'a colleague’s, at my location': ({ colleague }: Scene) => ({ [author]: colleague, ...at(here) }),
  'mine, at another location': ({ me }: Scene) => ({ [author]: me, ...at(there) }),
  'a colleague’s, at another location': ({ colleague }: Scene) => ({
    [author]: colleague,
    ...at(there),
  }),
})

/** The same and those that may lie at every location. */
export const byAuthorOrEverywhere = (author: string, at: At) => ({
  ...byAuthor(author, at),
  'mine, at every location': ({ me }: Scene) => ({ [author]: me, ...at(null) }),
  'a colleague’s, at every location': ({ colleague }: Scene) => ({
    [author]: colleague,
    ...at(null),
  }),
})
