import type { Role } from '@shared/accounts/role'
import { sql } from 'drizzle-orm'
import { check, pgTable, pgView, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { readableByOneself } from './group-roles'
import { syncColumns } from './sync-columns'

/** Everybody who signs in. There is no password: that is their login role's, in PostgreSQL. */
export const staff = pgTable(
  'staff',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    role: text('role').$type<Role>().notNull(),
    /** Ids of the locations this person is limited to; empty: all. */
    locations: text('locations').array().notNull().default(sql`'{}'`),
    /** Their login role in PostgreSQL. */
    pgRole: text('pg_role').notNull().unique('staff_pg_role'),
    status: text('status').$type<'active' | 'suspended'>().notNull().default('active'),
    ...syncColumns(),
  },
  (table) => [
    uniqueIndex('staff_email').on(sql`lower(${table.email})`),
    check('staff_name_given', sql`${table.name} <> ''`),
    check('staff_email_form', sql`${table.email} ~ '^[^[:space:]@]+@[^[:space:]@]+$'`),
    check(
      'staff_role_known',
      sql`${table.role} in ('kiosk', 'support', 'operator', 'manager', 'admin')`,
    ),
    check('staff_status_known', sql`${table.status} in ('active', 'suspended')`),
    ...readableByOneself(table.pgRole),
  ],
)

/** Names of everybody, for those who may not read the rest: who wrote, who is assigned. */
export const staffNames = pgView('staff_names').as((query) =>
  query.select({ id: staff.id, name: staff.name }).from(staff),
)
