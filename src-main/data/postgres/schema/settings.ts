import { sql } from 'drizzle-orm'
import { check, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import {
  addableBy,
  atMyLocation,
  changeableBy,
  isMine,
  onlyAtMyLocation,
  readableBy,
  readableByKiosk,
} from './group-roles'
import { staff } from './people'
import { locations } from './places'
import { moment, syncColumns } from './sync-columns'

/** What administrators decide for the club. Keys and their values' forms: `clubos_is_setting`. */
export const settings = pgTable(
  'settings',
  {
    id: uuid('id').primaryKey(),
    key: text('key').notNull(),
    /** Id of a location; null: the club. */
    scope: text('scope').references(() => locations.id),
    value: jsonb('value').$type<unknown>().notNull(),
    changedBy: uuid('changed_by')
      .notNull()
      .references(() => staff.id),
    changedAt: moment('changed_at').notNull(),
    ...syncColumns(),
  },
  (table) => [
    // A key that was taken away may be set again.
    uniqueIndex('settings_key_in_scope')
      .on(table.key, sql`coalesce(${table.scope}, '')`)
      .where(sql`${table.deletedAt} is null`),
    check('settings_key_form', sql`${table.key} ~ '^[a-z]+(-[a-z]+)*([.][a-z]+(-[a-z]+)*)+$'`),
    ...readableBy('staff', atMyLocation(table.scope)),
    readableByKiosk(
      sql`(${table.key} like 'routing.%' or ${table.key} like 'answers.%') and (${atMyLocation(table.scope)})`,
    ),
    addableBy('admins', sql`${isMine(table.changedBy)} and (${onlyAtMyLocation(table.scope)})`),
    changeableBy(
      'admins',
      onlyAtMyLocation(table.scope),
      sql`${isMine(table.changedBy)} and (${onlyAtMyLocation(table.scope)})`,
    ),
  ],
)
