import type { Label } from '@shared/ask/assistant'
import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import {
  addableBy,
  atMyLocation,
  changeableBy,
  isMine,
  readableBy,
  readableByAll,
} from './group-roles'
import { staff } from './people'
import { locations } from './places'
import { moment, syncColumns } from './sync-columns'

/** Labelled questions that the router learns from. */
export const trainingExamples = pgTable(
  'training_examples',
  {
    id: uuid('id').primaryKey(),
    /** Without anything of a customer. */
    text: text('text').notNull(),
    label: text('label').$type<Label>().notNull(),
    source: text('source').$type<'staff' | 'feedback' | 'correction' | 'import'>().notNull(),
    /** Of the question that it came from. */
    traceId: text('trace_id'),
    locationId: text('location_id').references(() => locations.id),
    labelledBy: uuid('labelled_by')
      .notNull()
      .references(() => staff.id),
    labelledAt: moment('labelled_at').notNull(),
    ...syncColumns(),
  },
  (table) => [
    index('training_examples_by_label').on(table.label, table.labelledAt),
    check('training_examples_text_given', sql`length(${table.text}) between 1 and 4000`),
    check(
      'training_examples_label_known',
      sql`${table.label} in ('emergency', 'booking', 'tech', 'brand', 'strategy', 'customer-info', 'general', 'none')`,
    ),
    check(
      'training_examples_source_known',
      sql`${table.source} in ('staff', 'feedback', 'correction', 'import')`,
    ),
    check('training_examples_trace_id_form', sql`${table.traceId} ~ '^[0-9a-f]{32}$'`),
    ...readableBy('operators', atMyLocation(table.locationId)),
    addableBy(
      'operators',
      sql`${isMine(table.labelledBy)} and (${atMyLocation(table.locationId)})`,
    ),
    changeableBy('operators', atMyLocation(table.locationId)),
  ],
)

/** Every router that was trained; administrators make one of them live (`clubos_publish_router_model`). */
export const routerModels = pgTable(
  'router_models',
  {
    id: uuid('id').primaryKey(),
    /** Counts the models of the club, given by the database; `version` counts the changes of a row. */
    number: integer('number').notNull(),
    /** Cross-validated: accuracy, calibration, emergency recall. Everybody reads them: no texts. */
    metrics: jsonb('metrics').$type<Readonly<Record<string, unknown>>>().notNull(),
    /** JSON text, as `weights_sha256` was taken of it. Stays on the server: no desk reads it. */
    weights: text('weights').notNull(),
    weightsSha256: text('weights_sha256').notNull(),
    /** Of `weights`; set by the database. */
    bytes: integer('bytes').notNull(),
    /** The weights while the model is live, for every desk; null otherwise. Set by the database. */
    liveWeights: text('live_weights'),
    status: text('status').$type<'trained' | 'live' | 'retired'>().notNull().default('trained'),
    trainedBy: uuid('trained_by')
      .notNull()
      .references(() => staff.id),
    trainedAt: moment('trained_at').notNull(),
    publishedAt: moment('published_at'),
    ...syncColumns(),
  },
  (table) => [
    uniqueIndex('router_models_number').on(table.number),
    uniqueIndex('router_models_one_live').on(table.status).where(sql`${table.status} = 'live'`),
    check('router_models_number_positive', sql`${table.number} > 0`),
    check('router_models_metrics_object', sql`jsonb_typeof(${table.metrics}) = 'object'`),
    check('router_models_weights_json', sql`jsonb_typeof(${table.weights}::jsonb) = 'object'`),
    check('router_models_weights_size', sql`octet_length(${table.weights}) <= 16777216`),
    check(
      'router_models_sha256_true',
      sql`${table.weightsSha256} = encode(sha256(convert_to(${table.weights}, 'UTF8')), 'hex')`,
    ),
    check('router_models_bytes_true', sql`${table.bytes} = octet_length(${table.weights})`),
    check(
      'router_models_live_weights_of_live',
      sql`${table.liveWeights} is not distinct from case when ${table.status} = 'live' then ${table.weights} end`,
    ),
    check('router_models_status_known', sql`${table.status} in ('trained', 'live', 'retired')`),
    check(
      'router_models_published_when_live',
      sql`${table.status} <> 'live' or ${table.publishedAt} is not null`,
    ),
    ...readableByAll(sql`true`),
    addableBy('admins', sql`${isMine(table.trainedBy)} and ${table.status} = 'trained'`),
  ],
)
