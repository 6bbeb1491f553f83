import { getTableColumns, getTableName } from 'drizzle-orm'
import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { syncColumns } from '../../postgres/schema/sync-columns'
import { mirrorOf } from '../../sqlite/mirror'
import { syncConflicts } from '../../sqlite/schema/local-conflicts'
import type { Entity, MirrorTable } from '../entities'
import type { FieldPolicy, Json } from '../protocol'

const places = pgTable('simulated_places', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  ...syncColumns(),
})

const jobs = pgTable('simulated_jobs', {
  id: uuid('id').primaryKey(),
  placeId: text('place_id').notNull(),
  title: text('title').notNull(),
  text: text('text').notNull(),
  tags: text('tags').array().notNull(),
  status: text('status').$type<JobStatus>().notNull(),
  seen: integer('seen').notNull(),
  closedBy: text('closed_by'),
  ...syncColumns(),
})

const notes = pgTable('simulated_notes', {
  id: uuid('id').primaryKey(),
  jobId: uuid('job_id').notNull(),
  body: text('body').notNull(),
  ...syncColumns(),
})

export const jobStatuses = ['open', 'doing', 'done'] as const
export type JobStatus = (typeof jobStatuses)[number]

/** What may follow: nothing is reopened from `done`. */
export const mayGo = (from: Json, to: Json) =>
  from === to || from === 'open' || (from === 'doing' && to === 'done')

/** One of each kind that matters to sync: places that limit sight, rows in them, rows under those. */
export const simulatedEntities = {
  places: { mirror: mirrorOf(places) },
  jobs: { mirror: mirrorOf(jobs), references: { place_id: 'places' } },
  notes: {
    mirror: mirrorOf(notes),
    references: { job_id: 'jobs' },
    parent: 'job_id',
    priority: 'urgent',
  },
  sync_conflicts: { mirror: syncConflicts },
} as const satisfies Record<string, Entity>

export type SimulatedEntity = keyof typeof simulatedEntities

/** Fields that may be changed, and how they are merged. */
export const policies: Readonly<Record<SimulatedEntity, Readonly<Record<string, FieldPolicy>>>> = {
  places: {},
  jobs: {
    place_id: 'keep-both',
    title: 'keep-both',
    text: 'keep-both',
    tags: 'merge-set',
    status: 'state',
    seen: 'greatest',
    closed_by: 'first',
  },
  notes: { body: 'keep-both' },
  sync_conflicts: { resolution: 'first' },
}

/** Statements that make the copies of these tables. */
export function simulatedTables(): readonly string[] {
  const { places, jobs, notes } = simulatedEntities
  return [places, jobs, notes].map(({ mirror }) => createTable(mirror))
}

function createTable(mirror: MirrorTable): string {
  const columns = Object.values(getTableColumns(mirror) as Record<string, SQLiteColumn>)
  const lines = columns.map((column) => {
    const key = column.primary ? ' primary key' : ''
    return `"${column.name}" ${column.getSQLType()}${key}${column.notNull ? ' not null' : ''}`
  })
  return `create table "${getTableName(mirror)}" (${lines.join(', ')})`
}
