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
