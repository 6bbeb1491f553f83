import type { Role } from '@shared/accounts/role'
import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  pgView,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  addableBy,
  changeableBy,
  isActive,
  isMine,
  readableByOneself,
  readableByPerson,
} from './group-roles'
import { moment, syncColumns } from './sync-columns'

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

/** Names of everybody, for those who may not read the rest: who wrote, who can be assigned. */
export const staffNames = pgView('staff_names').as((query) =>
  query
    .select({
      id: staff.id,
      name: staff.name,
      version: staff.version,
      syncSeq: staff.syncSeq,
      updatedAt: staff.updatedAt,
      deletedAt: staff.deletedAt,
      /** Can be given tickets and called to them: neither a kiosk nor suspended. */
      worksHere: sql<boolean>`${staff.role} <> 'kiosk' and ${staff.status} = 'active'`.as(
        'works_here',
      ),
    })
    .from(staff)
    .where(sql`${isActive} or pg_has_role(session_user, 'clubos_worker', 'member')`),
)

/** One database file of one person on one computer: what operations are numbered by. */
export const devices = pgTable(
  'devices',
  {
    /** Made with the file. */
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => staff.id),
    /** As people call the computer. */
    name: text('name').notNull(),
    platform: text('platform').$type<'linux' | 'darwin' | 'win32'>().notNull(),
    appVersion: text('app_version').notNull(),
    /** Highest operation number that was applied. */
    lastSeq: integer('last_seq').notNull().default(0),
    createdAt: moment('created_at').notNull().defaultNow(),
    lastSeenAt: moment('last_seen_at').notNull().defaultNow(),
  },
  (table) => [
    unique('devices_of_one_person').on(table.id, table.personId),
    index('devices_of_person').on(table.personId, table.lastSeenAt),
    check('devices_name_given', sql`length(${table.name}) between 1 and 200`),
    check('devices_platform_known', sql`${table.platform} in ('linux', 'darwin', 'win32')`),
    check('devices_app_version_form', sql`${table.appVersion} ~ '^[0-9]+[.][0-9]+[.][0-9]+'`),
    check('devices_last_seq', sql`${table.lastSeq} >= 0`),
    ...readableByPerson(table.personId),
    addableBy('everyone', isMine(table.personId)),
    changeableBy('everyone', isMine(table.personId)),
  ],
)

/** Who was signed in where and when, as far as the device could tell the server. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => staff.id),
    deviceId: uuid('device_id').notNull(),
    startedAt: moment('started_at').notNull(),
    lastSeenAt: moment('last_seen_at').notNull(),
    /** An ended session stays ended. */
    endedAt: moment('ended_at'),
  },
  (table) => [
    foreignKey({
      name: 'sessions_on_own_device',
      columns: [table.deviceId, table.personId],
      foreignColumns: [devices.id, devices.personId],
    }),
    index('sessions_of_person').on(table.personId, table.startedAt),
    check(
      'sessions_times_in_order',
      sql`${table.lastSeenAt} >= ${table.startedAt} and (${table.endedAt} is null or ${table.endedAt} >= ${table.startedAt})`,
    ),
    ...readableByPerson(table.personId),
    addableBy('everyone', isMine(table.personId)),
    changeableBy(
      'everyone',
      sql`${isMine(table.personId)} and ${table.endedAt} is null`,
      isMine(table.personId),
    ),
  ],
)

/**
 * Sign-ins on a device, told to the server by the one that succeeded: a failed one has no connection.
 * Rows are only ever added.
 */
export const loginAttempts = pgTable(
  'login_attempts',
  {
    id: uuid('id').primaryKey(),
    /** Whose account was tried. */
    personId: uuid('person_id')
      .notNull()
      .references(() => staff.id),
    deviceId: uuid('device_id').notNull(),
    outcome: text('outcome').$type<'online' | 'offline' | 'wrong-password' | 'locked'>().notNull(),
    attemptedAt: moment('attempted_at').notNull(),
  },
  (table) => [
    foreignKey({
      name: 'login_attempts_on_own_device',
      columns: [table.deviceId, table.personId],
      foreignColumns: [devices.id, devices.personId],
    }),
    index('login_attempts_of_person').on(table.personId, table.attemptedAt),
    check(
      'login_attempts_outcome_known',
      sql`${table.outcome} in ('online', 'offline', 'wrong-password', 'locked')`,
    ),
    ...readableByPerson(table.personId),
    addableBy('everyone', isMine(table.personId)),
  ],
)
