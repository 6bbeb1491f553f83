import type { Audience } from '@shared/accounts/role'
import type { Holiday, WeeklyHours } from '@shared/knowledge/opening-hours'
import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { atMyLocation, readableByAll, readableByAudience } from './group-roles'
import { syncColumns } from './sync-columns'

export const locations = pgTable(
  'locations',
  {
    /** A short word, such as `harbour`: people and files write it. */
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    address: text('address').notNull(),
    /** E.164. */
    phone: text('phone').notNull(),
    /** IANA name. */
    timeZone: text('time_zone').notNull(),
    hours: jsonb('hours').$type<WeeklyHours>().notNull(),
    staffedHours: jsonb('staffed_hours').$type<WeeklyHours>().notNull(),
    holidays: jsonb('holidays').$type<readonly Holiday[]>().notNull().default([]),
    ...syncColumns(),
  },
  (table) => [
    check('locations_id_form', sql`${table.id} ~ '^[a-z][a-z0-9-]{0,62}$'`),
    check('locations_phone_e164', sql`${table.phone} ~ '^[+][1-9][0-9]{6,14}$'`),
    ...readableByAll(atMyLocation(table.id)),
  ],
)

export const bays = pgTable(
  'bays',
  {
    id: uuid('id').primaryKey(),
    locationId: text('location_id')
      .notNull()
      .references(() => locations.id),
    /** As painted on the wall. */
    number: integer('number').notNull(),
    ...syncColumns(),
  },
  (table) => [
    unique('bays_of_location').on(table.locationId, table.number),
    check('bays_number_positive', sql`${table.number} > 0`),
    ...readableByAll(atMyLocation(table.locationId)),
  ],
)

/** Structured knowledge that templates fill in: prices, codes, contacts. */
export const facts = pgTable(
  'facts',
  {
    id: uuid('id').primaryKey(),
    key: text('key').notNull(),
    /** Null: the same at every location. */
    locationId: text('location_id').references(() => locations.id),
    value: jsonb('value').$type<unknown>().notNull(),
    audience: text('audience').$type<Audience>().notNull(),
    ...syncColumns(),
  },
  (table) => [
    unique('facts_key_of_location').on(table.key, table.locationId).nullsNotDistinct(),
    index('facts_by_location').on(table.locationId),
    check('facts_key_form', sql`${table.key} ~ '^[a-z0-9]+([.-][a-z0-9]+)*$'`),
    check('facts_value_given', sql`${table.value} <> 'null'::jsonb`),
    check('facts_audience_known', sql`${table.audience} in ('public', 'staff', 'management')`),
    ...readableByAudience(table.audience, atMyLocation(table.locationId)),
  ],
)
