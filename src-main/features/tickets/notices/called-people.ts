import type { ReadDb } from '../../../data/sqlite/local-database'
import { staffNames } from '../../../data/sqlite/schema/local-people'

interface Called {
  readonly id: string
  readonly name: string
}

/** People by their ids, as far as they are known here. */
export function calledPeople(db: ReadDb): (ids: readonly string[]) => Called[] {
  let people: ReadonlyMap<string, Called> | null = null
  return (ids) => {
    if (ids.length === 0) return []
    people ??= new Map(
      db
        .select({ id: staffNames.id, name: staffNames.name })
        .from(staffNames)
        .all()
        .map((person) => [person.id, person]),
    )
    const known = people
    return ids.flatMap((id) => known.get(id) ?? [])
  }
}
