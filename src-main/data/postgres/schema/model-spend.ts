import { sql } from 'drizzle-orm'
import { bigint, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { staff } from './people'
import { moment } from './sync-columns'

/**
 * What calls to models cost, in millionths of a US dollar: reserved before a call, settled after it.
 * Nobody reads or writes it but through `clubos_reserve_spend`, `clubos_settle_spend` and
 * `clubos_model_spend`.
 */
export const modelSpend = pgTable(
  'model_spend',
  {
    id: uuid('id').primaryKey(),
    /** Null: the worker. */
    person: uuid('person').references(() => staff.id),
    provider: text('provider').notNull(),
    model: text('model').notNull(),
    reservedMicros: bigint('reserved_micros', { mode: 'number' }).notNull(),
    /** Null: under way, or nobody came back to say; it counts as reserved. */
    settledMicros: bigint('settled_micros', { mode: 'number' }),
    /** Decides which day and which month it counts for, in UTC. */
    reservedAt: moment('reserved_at').notNull(),
    settledAt: moment('settled_at'),
  },
  (table) => [
    index('model_spend_by_time').on(table.reservedAt),
    check('model_spend_provider_form', sql`${table.provider} ~ '^[a-z][a-z0-9-]{0,39}$'`),
    check('model_spend_model_form', sql`${table.model} ~ '^[A-Za-z0-9._:/-]{1,100}$'`),
    // Far beyond any call, and no sum of these runs over.
    check('model_spend_reserved', sql`${table.reservedMicros} between 0 and 1000000000000`),
    check('model_spend_settled', sql`${table.settledMicros} between 0 and 1000000000000`),
    check(
      'model_spend_settled_at',
      sql`(${table.settledMicros} is null) = (${table.settledAt} is null)`,
    ),
  ],
)
