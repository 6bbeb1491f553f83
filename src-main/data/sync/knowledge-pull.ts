import { passageFormat, splitPassages } from '@shared/knowledge/passages'
import { count, eq } from 'drizzle-orm'
import { type Clock, systemClock } from '../../platform/clock'
import type { Logger } from '../../platform/logger'
import type { PostgresDatabase } from '../postgres/connection'
import type { LocalDatabase, ReadDb, WriteDb } from '../sqlite/local-database'
import { passagesFts } from '../sqlite/passage-index'
import { facts, locations, passages, sops } from '../sqlite/schema/local-knowledge'
import { syncState } from '../sqlite/schema/sync-state'
import { type CentralKnowledge, readFingerprint, readKnowledge } from './central-knowledge'
import { inChunks } from './chunks'

export interface PullResult {
  /** The copy was replaced. */
  readonly changed: boolean
  /** What the copy holds now. */
  readonly sops: number
  readonly passages: number
  /** Rows that this pull left out because they are not in the right form. */
  readonly skipped: number
}

interface PullOptions {
  /** Under the person's own role, which decides what there is to see. */
  readonly database: PostgresDatabase
  readonly local: LocalDatabase
  readonly signal?: AbortSignal
  readonly clock?: Clock
  readonly logger?: Logger
}

const fingerprintKey = 'knowledge-fingerprint'
const pulledAtKey = 'knowledge-pulled-at'
/** Noting the time costs a write to the disk, so it is not done every few seconds. */
const notePulledEveryMs = 60_000

/**
 * Makes the local copy of all knowledge equal to what this person may see now.
 * Costs one small query when nothing changed; otherwise the copy is replaced in one transaction.
 * @throws AppError OFFLINE, CANCELLED, DISK_FULL …
 */
export async function pullKnowledge(options: PullOptions): Promise<PullResult> {
  const { database, local, signal, clock = systemClock, logger } = options
  const have = getState(local.read, fingerprintKey)
  const found = await database.transaction(
    async (db) => {
      const fingerprint = `${passageFormat}:${await readFingerprint(db)}`
      return fingerprint === have
        ? null
        : { fingerprint, knowledge: await readKnowledge(db, logger) }
    },
    { snapshot: true, signal },
  )
  const now = clock.now()
  if (found !== null) {
    local.write((db) => {
      replaceKnowledge(db, found.knowledge)
      setState(db, fingerprintKey, found.fingerprint)
      setState(db, pulledAtKey, now.toISOString())
    })
  } else notePulled(local, now)
  const skipped = found?.knowledge.skipped ?? 0
  return { changed: found !== null, ...countKnowledge(local.read), skipped }
}

/** When this copy last agreed with the database, to the minute; null before the first time. */
export function lastPulledAt(db: ReadDb): string | null {
  return getState(db, pulledAtKey)
}

function notePulled(local: LocalDatabase, now: Date): void {
  const noted = lastPulledAt(local.read)
  if (noted !== null && now.getTime() - Date.parse(noted) < notePulledEveryMs) return
  local.write((db) => setState(db, pulledAtKey, now.toISOString()))
}

function replaceKnowledge(db: WriteDb, knowledge: CentralKnowledge): void {
  for (const table of [passagesFts, passages, sops, facts, locations]) db.delete(table).run()
  inChunks(knowledge.locations, (rows) => db.insert(locations).values(rows).run())
  inChunks(knowledge.facts, (rows) => db.insert(facts).values(rows).run())
  inChunks(knowledge.sops, (rows) => db.insert(sops).values(rows).run())
  const cut = knowledge.sops.flatMap(passagesOf)
  inChunks(cut, (rows) => db.insert(passages).values(rows).run())
  inChunks(cut, (rows) => db.insert(passagesFts).values(rows).run())
}

function passagesOf(sop: typeof sops.$inferInsert) {
  return splitPassages(sop.content).map((passage) => {
    const id = `${sop.id}:${sop.version}:${passage.ordinal}`
    return { ...passage, id, sopId: sop.id, passageId: id, title: sop.title }
  })
}

function countKnowledge(db: ReadDb): Pick<PullResult, 'sops' | 'passages'> {
  const inSops = db.select({ rows: count() }).from(sops).get()
  const inPassages = db.select({ rows: count() }).from(passages).get()
  return { sops: inSops?.rows ?? 0, passages: inPassages?.rows ?? 0 }
}

function getState(db: ReadDb, key: string): string | null {
  return db.select().from(syncState).where(eq(syncState.key, key)).get()?.value ?? null
}

function setState(db: WriteDb, key: string, value: string): void {
  db.insert(syncState)
    .values({ key, value })
    .onConflictDoUpdate({ target: syncState.key, set: { value } })
    .run()
}
