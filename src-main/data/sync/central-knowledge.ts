import { AppError } from '@shared/ipc/app-error'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { z } from 'zod'
import { holiday, weeklyHours } from '../opening-hours'
import { sops, sopVersions } from '../postgres/schema/knowledge'
import { facts, locations } from '../postgres/schema/places'
import type * as copy from '../sqlite/schema/local-knowledge'

/** All knowledge that one role may see, in the shape of the local copy. */
export interface CentralKnowledge {
  readonly locations: readonly (typeof copy.locations.$inferInsert)[]
  readonly facts: readonly (typeof copy.facts.$inferInsert)[]
  readonly sops: readonly (typeof copy.sops.$inferInsert)[]
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

/** @throws AppError KNOWLEDGE_INVALID when a row does not have the form that answers rely on */
export async function readKnowledge(db: NodePgDatabase): Promise<CentralKnowledge> {
  return {
    locations: await readLocations(db),
    facts: await readFacts(db),
    sops: await readSops(db),
  }
}

const hoursOfLocation = z.object({
  hours: weeklyHours,
  staffedHours: weeklyHours,
  holidays: z.array(holiday),
})

async function readLocations(db: NodePgDatabase): Promise<CentralKnowledge['locations']> {
  const { id, name, address, phone, timeZone, hours, staffedHours, holidays } = locations
  const rows = await db
    .select({ id, name, address, phone, timeZone, hours, staffedHours, holidays })
    .from(locations)
    .where(isNull(locations.deletedAt))
    .orderBy(asc(id))
  return rows.map((row) => {
    const parsed = hoursOfLocation.safeParse(row)
    if (parsed.success) return { ...row, ...parsed.data }
    throw new AppError(
      'KNOWLEDGE_INVALID',
      `The opening hours of ${row.name} are not in the right form. Ask your administrator to correct them.`,
      { cause: parsed.error },
    )
  })
}

async function readFacts(db: NodePgDatabase): Promise<CentralKnowledge['facts']> {
  const { id, key, locationId, value, audience } = facts
  return db
    .select({ id, key, locationId, value, audience })
    .from(facts)
    .where(isNull(facts.deletedAt))
    .orderBy(asc(key), asc(locationId))
}

async function readSops(db: NodePgDatabase): Promise<CentralKnowledge['sops']> {
  const { id, slug, title, assistant, audience, locations: limits } = sops
  const { version, sha256, author, approvedAt, content } = sopVersions
  const isCurrent = and(eq(sopVersions.sopId, sops.id), eq(version, sops.currentVersion))
  const rows = await db
    .select({
      ...{ id, slug, title, assistant, audience, locations: limits },
      ...{ version, sha256, author, approvedAt, content },
    })
    .from(sops)
    .innerJoin(sopVersions, isCurrent)
    .where(isNull(sops.deletedAt))
    .orderBy(asc(assistant), asc(slug))
  return rows.map((row) => ({ ...row, approvedAt: row.approvedAt.toISOString() }))
}
