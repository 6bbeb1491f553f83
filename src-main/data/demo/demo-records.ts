import { type SQL, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { newId } from '../../platform/ids'
import { loginRoleFor } from '../postgres/login-role'
import { staff } from '../postgres/schema/people'
import { bays, facts, locations } from '../postgres/schema/places'
import type { DemoFact, DemoLocation, DemoStaff } from './demo-content'

type SyncedTable = typeof staff | typeof locations | typeof facts

/** A row that a person changed has `updated_by`; it is theirs now. */
function untouchedAndDifferent(table: SyncedTable, names: readonly string[]): SQL {
  const columns = (of: SQL) =>
    sql.join(
      names.map((name) => sql`${of}.${sql.identifier(name)}`),
      sql`, `,
    )
  const stored = sql`${table}`
  return sql`${table.updatedBy} is null and (${columns(stored)}) is distinct from (${columns(sql`excluded`)})`
}

/** Takes over the values that were to be inserted, as the next version of the row. */
function takeOver(
  table: SyncedTable,
  names: readonly string[],
  now: Date,
): Record<string, SQL | Date> {
  const taken = names.map((name) => [camelCase(name), sql`excluded.${sql.identifier(name)}`])
  return { ...Object.fromEntries(taken), version: sql`${table.version} + 1`, updatedAt: now }
}

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

export async function storeStaff(
  db: NodePgDatabase,
  people: readonly DemoStaff[],
  now: Date,
): Promise<void> {
  const names = ['name', 'email', 'role', 'locations', 'pg_role']
  await db
    .insert(staff)
    .values(
      people.map(({ locations: limits, ...person }) => ({
        ...person,
        locations: [...limits],
        pgRole: loginRoleFor(person.email),
        updatedAt: now,
      })),
    )
    .onConflictDoUpdate({
      target: staff.id,
      set: takeOver(staff, names, now),
      setWhere: untouchedAndDifferent(staff, names),
    })
}

export async function storePlaces(
  db: NodePgDatabase,
  places: readonly DemoLocation[],
  now: Date,
): Promise<void> {
  const names = ['name', 'address', 'phone', 'time_zone', 'hours', 'staffed_hours', 'holidays']
  await db
    .insert(locations)
    .values(places.map(({ bays: _count, ...place }) => ({ ...place, updatedAt: now })))
    .onConflictDoUpdate({
      target: locations.id,
      set: takeOver(locations, names, now),
      setWhere: untouchedAndDifferent(locations, names),
    })
  const numbered = places.flatMap(({ id, bays: count }) =>
    Array.from({ length: count }, (_, index) => ({
      id: newId(),
      locationId: id,
      number: index + 1,
      updatedAt: now,
    })),
  )
  await db.insert(bays).values(numbered).onConflictDoNothing()
}

export async function storeFacts(
  db: NodePgDatabase,
  known: readonly DemoFact[],
  now: Date,
): Promise<void> {
  const names = ['value', 'audience']
  await db
    .insert(facts)
    .values(
      known.map(({ location, ...fact }) => ({
        ...fact,
        id: newId(),
        locationId: location,
        updatedAt: now,
      })),
    )
    .onConflictDoUpdate({
      target: [facts.key, facts.locationId],
      set: takeOver(facts, names, now),
      setWhere: untouchedAndDifferent(facts, names),
    })
}
