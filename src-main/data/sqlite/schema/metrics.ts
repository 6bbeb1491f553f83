import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Figures of an hour, added up here from the rows of this copy; may be thrown away and made again. */
export const metricRollups = sqliteTable(
  'metric_rollups',
  {
    metric: text('metric').notNull(),
    /** Of the location, `2026-11-20`; UTC where there is none. */
    day: text('day').notNull(),
    hour: integer('hour').notNull(),
    /** Here and below empty: it has none. */
    locationId: text('location_id').notNull(),
    assistant: text('assistant').notNull(),
    tier: text('tier').notNull(),
    count: integer('count').notNull(),
    sum: real('sum').notNull(),
    /** Upper bound → how many; percentiles of several hours can be made of these. */
    buckets: text('buckets', { mode: 'json' }).$type<Readonly<Record<string, number>>>().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.metric, table.day, table.hour, table.locationId, table.assistant, table.tier],
    }),
  ],
)
