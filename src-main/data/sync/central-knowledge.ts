import { audiences } from '@shared/accounts/role'
import { assistants } from '@shared/ask/assistant'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { z } from 'zod'
import { type Logger, silentLogger } from '../../platform/logger'
import { holiday, weeklyHours } from '../opening-hours'
import { sops, sopVersions } from '../postgres/schema/knowledge'
import { facts, locations } from '../postgres/schema/places'
import type * as copy from '../sqlite/schema/local-knowledge'

/** All knowledge that one role may see, in the shape of the local copy. */
export interface CentralKnowledge {
  readonly locations: readonly (typeof copy.locations.$inferInsert)[]
  readonly facts: readonly (typeof copy.facts.$inferInsert)[]
  readonly sops: readonly (typeof copy.sops.$inferInsert)[]
  /** Rows left out because they do not have the form that answers rely on. */
  readonly skipped: number
}

/**
 * Changes whenever any visible row was changed, added, removed or became (in)visible.
 * `xmin`, the number of the transaction that wrote a row, also catches changes that forgot to
 * raise its version.
 */
export async function readFingerprint(db: NodePgDatabase): Promise<string> {
  const rowsOf = (table: typeof locations | typeof facts | typeof sops) =>
    sql`(select string_agg(id || ' ' || version || ' ' || xmin::text, ',' order by id::text)
      from ${table} where deleted_at is null)`
  const { rows } = await db.execute<{ fingerprint: string }>(
    sql`select md5(concat_ws('/', ${rowsOf(locations)}, ${rowsOf(facts)}, ${rowsOf(sops)})) as fingerprint`,
  )
  return rows[0]?.fingerprint ?? ''
}

/** One row in the wrong form costs that row only; it is named in the log. */
export async function readKnowledge(
  db: NodePgDatabase,
  logger: Logger = silentLogger,
): Promise<CentralKnowledge> {
  const found = {
    locations: wellFormed(await readLocations(db), locationForm),
    facts: wellFormed(await readFacts(db), factForm),
    sops: wellFormed(await readSops(db), sopForm),
  }
  const bad = Object.entries(found).flatMap(([table, { bad }]) =>
    bad.map((each) => ({ table, ...each })),
  )
  for (const each of bad) logger.warn('A row of the database is not in the right form', each)
  return {
    locations: found.locations.good,
    facts: found.facts.good,
    sops: found.sops.good.map((row) => ({ ...row, approvedAt: row.approvedAt.toISOString() })),
    skipped: bad.length,
  }
}

const locationForm = z.object({
  hours: weeklyHours,
  staffedHours: weeklyHours,
  holidays: z.array(holiday),
})

const factForm = z.object({
  value: z.json().refine((value) => value !== null, 'A fact needs a value.'),
  audience: z.enum(audiences),
})

const sopForm = z.object({
  assistant: z.enum(assistants),
  audience: z.enum(audiences),
  /** Not for ever ago or ahead, which PostgreSQL can hold and a date cannot. */
  approvedAt: z.date(),
})

interface BadRow {
  readonly id: string
  /** Where the row is wrong and how, without what it holds. */
  readonly wrong: string
}

function wellFormed<Row extends { readonly id: string }, Form extends object>(
  rows: readonly Row[],
  form: z.ZodType<Form>,
) {
  const good: (Row & Form)[] = []
  const bad: BadRow[] = []
  for (const row of rows) {
    const parsed = form.safeParse(row)
    if (parsed.success) good.push({ ...row, ...parsed.data })
    else bad.push({ id: row.id, wrong: z.prettifyError(parsed.error) })
  }
  return { good, bad }
}

function readLocations(db: NodePgDatabase) {
  const { id, name, address, phone, timeZone, hours, staffedHours, holidays } = locations
  return db
    .select({ id, name, address, phone, timeZone, hours, staffedHours, holidays })
    .from(locations)
    .where(isNull(locations.deletedAt))
    .orderBy(asc(id))
}

function readFacts(db: NodePgDatabase) {
  const { id, key, locationId, value, audience } = facts
  return db
    .select({ id, key, locationId, value, audience })
    .from(facts)
    .where(isNull(facts.deletedAt))
    .orderBy(asc(key), asc(locationId))
}

function readSops(db: NodePgDatabase) {
  const { id, slug, title, assistant, audience, locations: limits } = sops
  const { version, sha256, author, approvedAt, content } = sopVersions
  const isCurrent = and(eq(sopVersions.sopId, sops.id), eq(version, sops.currentVersion))
  return db
    .select({
      ...{ id, slug, title, assistant, audience, locations: limits },
      ...{ version, sha256, author, approvedAt, content },
    })
    .from(sops)
    .innerJoin(sopVersions, isCurrent)
    .where(isNull(sops.deletedAt))
    .orderBy(asc(assistant), asc(slug))
}
