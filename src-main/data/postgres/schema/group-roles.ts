import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, pgPolicy, pgRole } from 'drizzle-orm/pg-core'

// Roles belong to the whole server and may be there already: a hand-written migration makes them.
export const kioskRole = pgRole('clubos_kiosk').existing()
export const supportRole = pgRole('clubos_support').existing()
export const operatorRole = pgRole('clubos_operator').existing()
export const managerRole = pgRole('clubos_manager').existing()
export const adminRole = pgRole('clubos_admin').existing()
export const workerRole = pgRole('clubos_worker').existing()

const deskRoles = [supportRole, operatorRole]
const managementRoles = [managerRole, adminRole]
const staffRoles = [...deskRoles, ...managementRoles]
const everyone = [kioskRole, ...staffRoles]

/** In a sub-select, so that PostgreSQL asks once a query and not once a row. */
const myLocations = sql.raw('(select public.clubos_my_locations())')

/** The person is active. Their locations are null otherwise, and then nothing is shown. */
export const isActive: SQL = sql`${myLocations} is not null`

const noLimit = sql`${myLocations} = '{}'`

/** The row's location is one that the person may see; `column` may be null: every location. */
export function atMyLocation(column: AnyPgColumn): SQL {
  return sql`${noLimit} or ${column} is null or ${column} = any(${myLocations}::text[])`
}

/** One of the row's locations is one that the person may see; none listed: every location. */
export function atMyLocations(column: AnyPgColumn): SQL {
  return sql`${noLimit} or ${column} = '{}' or ${column} && ${myLocations}`
}

const workerReads = () =>
  pgPolicy('worker_reads', { for: 'select', to: workerRole, using: sql`true` })

/** All roles read the rows that `rule` lets through. */
export const readableByAll = (rule: SQL) => [
  pgPolicy('all_read', { for: 'select', to: everyone, using: sql`${isActive} and (${rule})` }),
  workerReads(),
]

/** Everybody but the kiosk reads the rows that `rule` lets through. */
export const readableByStaff = (rule: SQL) => [
  pgPolicy('staff_read', { for: 'select', to: staffRoles, using: sql`${isActive} and (${rule})` }),
  workerReads(),
]

/** Knowledge: the kiosk reads what is public, the desk also what is for staff, management all. */
export const readableByAudience = (audience: AnyPgColumn, rule: SQL) => {
  const seen = (condition: SQL) => sql`${isActive} and ${condition} and (${rule})`
  return [
    pgPolicy('kiosk_reads', {
      for: 'select',
      to: kioskRole,
      using: seen(sql`${audience} = 'public'`),
    }),
    pgPolicy('desk_reads', {
      for: 'select',
      to: deskRoles,
      using: seen(sql`${audience} in ('public', 'staff')`),
    }),
    pgPolicy('management_reads', { for: 'select', to: managementRoles, using: seen(sql`true`) }),
    workerReads(),
  ]
}

/** Management reads what `all` lets through, everybody else only what also passes `narrow`. */
export const readableInFullByManagement = (all: SQL, narrow: SQL) => [
  pgPolicy('others_read', { for: 'select', to: [kioskRole, ...deskRoles], using: narrow }),
  pgPolicy('management_reads', { for: 'select', to: managementRoles, using: all }),
  workerReads(),
]

/** People see themselves, administrators see everybody. */
export const readableByOneself = (loginRole: AnyPgColumn) => [
  pgPolicy('self_reads', { for: 'select', to: everyone, using: sql`${loginRole} = session_user` }),
  pgPolicy('admin_reads', { for: 'select', to: adminRole, using: isActive }),
  workerReads(),
]

const operatorRoles = [operatorRole, ...managementRoles]

const groups = {
  everyone,
  staff: staffRoles,
  operators: operatorRoles,
  management: managementRoles,
  managers: [managerRole],
  admins: [adminRole],
}

/** `operators` are those who may also propose and claim: operators and management. */
export type Group = keyof typeof groups

/** In a sub-select for the same reason as `myLocations`. */
const me = sql.raw('(select public.clubos_me())')

/** The row bears the name of the person signed in. */
export const isMine = (author: AnyPgColumn): SQL => sql`${author} = ${me}`

/** The row's location is the person's own; people with limits make nothing for every location. */
export function onlyAtMyLocation(column: AnyPgColumn): SQL {
  return sql`${noLimit} or ${column} = any(${myLocations}::text[])`
}

/** The row that this one belongs to is at a location of the person's: who has no limits need not look. */
export function atLocationOf(parent: string, reference: AnyPgColumn): SQL {
  return sql`${noLimit} or exists (select from public.${sql.identifier(parent)} p where p.id = ${reference})`
}

/** The row that this one belongs to may be seen, where that is not a matter of locations. */
export function ifSeen(parent: string, reference: AnyPgColumn): SQL {
  return sql`exists (select from public.${sql.identifier(parent)} p where p.id = ${reference})`
}

export const alsoReadableBy = (group: Group, rule: SQL) =>
  pgPolicy(`${group}_read`, {
    for: 'select',
    to: groups[group],
    using: sql`${isActive} and (${rule})`,
  })

export const readableBy = (group: Group, rule: SQL) => [alsoReadableBy(group, rule), workerReads()]

export const addableBy = (group: Group, rule: SQL) =>
  pgPolicy(`${group}_add`, {
    for: 'insert',
    to: groups[group],
    withCheck: sql`${isActive} and (${rule})`,
  })

/** `after`: what must hold of the changed row, when that is more or less than `rule`. */
export const changeableBy = (group: Group, rule: SQL, after: SQL = rule) =>
  pgPolicy(`${group}_change`, {
    for: 'update',
    to: groups[group],
    using: sql`${isActive} and (${rule})`,
    withCheck: sql`${isActive} and (${after})`,
  })

/** The headless worker acts for nobody: what it may touch is limited by its column grants. */
export const addableByWorker = () =>
  pgPolicy('worker_adds', { for: 'insert', to: workerRole, withCheck: sql`true` })

export const changeableByWorker = () =>
  pgPolicy('worker_changes', {
    for: 'update',
    to: workerRole,
    using: sql`true`,
    withCheck: sql`true`,
  })

/** Authors read their own rows, management all that `rule` lets through; guests share a kiosk and read none. */
export const readableByAuthor = (author: AnyPgColumn, rule: SQL) => [
  pgPolicy('author_reads', {
    for: 'select',
    to: staffRoles,
    using: sql`${isActive} and ${isMine(author)}`,
  }),
  pgPolicy('management_reads', {
    for: 'select',
    to: managementRoles,
    using: sql`${isActive} and (${rule})`,
  }),
  workerReads(),
]

/** People read what is kept about themselves, administrators what is kept about anybody. */
export const readableByPerson = (person: AnyPgColumn) => [
  pgPolicy('person_reads', { for: 'select', to: everyone, using: isMine(person) }),
  pgPolicy('admin_reads', { for: 'select', to: adminRole, using: isActive }),
]

/** Guests' screens read only the rows that `rule` lets through, beside what others may read. */
export const readableByKiosk = (rule: SQL) =>
  pgPolicy('kiosk_reads', {
    for: 'select',
    to: kioskRole,
    using: sql`${isActive} and (${rule})`,
  })

/** Of the vault, which the worker does not enter. */
export const openableBy = (group: Group, rule: SQL) =>
  pgPolicy(`${group}_open`, {
    for: 'select',
    to: groups[group],
    using: sql`${isActive} and (${rule})`,
  })
