import { passageFormat, splitPassages } from '@shared/knowledge/passages'
import { and, eq, inArray } from 'drizzle-orm'
import type { ReadDb, WriteDb } from '../sqlite/local-database'
import { passagesFts } from '../sqlite/passage-index'
import { passages, sops, sopVersions } from '../sqlite/schema/local-knowledge'
import { inChunks } from './chunks'
import { getState, setState } from './sync-state-store'

/** Ids of rows that came, changed or went. */
export interface ChangedTexts {
  readonly sops: readonly string[]
  readonly versions: readonly string[]
}

/**
 * Cuts the current versions of these SOPs into passages again; those of a SOP that is not in the
 * copy any more, or whose version has not come yet, go. Runs in the transaction that changed them.
 */
export function cutPassages(db: WriteDb, changed: ChangedTexts): void {
  const sopIds = new Set([...changed.sops, ...sopsOf(db, changed.versions)])
  inChunks([...sopIds], (ids) => {
    const old = db.select({ id: passages.id }).from(passages).where(inArray(passages.sopId, ids))
    db.delete(passagesFts).where(inArray(passagesFts.passageId, old)).run()
    db.delete(passages).where(inArray(passages.sopId, ids)).run()
    const cut = currentTexts(db, ids).flatMap(passagesOf)
    inChunks(cut, (rows) => db.insert(passages).values(rows).run())
    inChunks(cut, (rows) => db.insert(passagesFts).values(rows).run())
  })
}

/** Cuts everything again if that was last done by other rules. @returns whether it was */
export function cutAgainIfNeeded(db: WriteDb): boolean {
  const rules = String(passageFormat)
  if (getState(db, 'cut-by') === rules) return false
  const all = db.select({ id: sops.id }).from(sops).all()
  cutPassages(db, { sops: all.map(({ id }) => id), versions: [] })
  setState(db, 'cut-by', rules)
  return true
}

/** Versions that went were of SOPs that have changed or gone, too. */
function sopsOf(db: ReadDb, versions: readonly string[]): string[] {
  const ids: string[] = []
  inChunks(versions, (chunk) => {
    const { id, sopId } = sopVersions
    const rows = db.select({ sopId }).from(sopVersions).where(inArray(id, chunk)).all()
    ids.push(...rows.map((row) => row.sopId))
  })
  return ids
}

interface CurrentText {
  readonly id: string
  readonly title: string
  readonly version: number
  readonly content: string
}

function currentTexts(db: ReadDb, ids: readonly string[]): CurrentText[] {
  const { version, content } = sopVersions
  return db
    .select({ id: sops.id, title: sops.title, version, content })
    .from(sops)
    .innerJoin(sopVersions, and(eq(sopVersions.sopId, sops.id), eq(version, sops.currentVersion)))
    .where(inArray(sops.id, [...ids]))
    .all()
}

function passagesOf(sop: CurrentText) {
  return splitPassages(sop.content).map((passage) => {
    const id = `${sop.id}:${sop.version}:${passage.ordinal}`
    return { ...passage, id, sopId: sop.id, passageId: id, title: sop.title }
  })
}
