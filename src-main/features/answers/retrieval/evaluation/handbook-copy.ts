import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LocalDatabase, WriteDb } from '../../../../data/sqlite/local-database'
import { openLocalDatabase } from '../../../../data/sqlite/open-local-database'
import { sops, sopVersions } from '../../../../data/sqlite/schema/local-knowledge'
import { cutPassages } from '../../../../data/sync/cut-passages'
import type { Logger } from '../../../../platform/logger'
import type { HandbookDocument } from './handbook'

/** A handbook in a local database of its own, cut and indexed as a club's SOPs are. */
export interface HandbookCopy {
  readonly local: LocalDatabase
  /** SOP id → the document it was made of. */
  readonly documents: ReadonlyMap<string, HandbookDocument>
  /** Closes and removes it. */
  close(): void
}

const when = '2026-01-01T00:00:00.000Z'

/** @param options.migrations folder with the SQLite migrations */
export function copyHandbook(
  documents: readonly HandbookDocument[],
  options: { readonly migrations: string; readonly logger: Logger },
): HandbookCopy {
  const folder = mkdtempSync(join(tmpdir(), 'clubos-handbook-'))
  const local = openLocalDatabase({ ...options, file: join(folder, 'handbook.sqlite') })
  const ids = documents.map((_, i) => `document-${String(i).padStart(6, '0')}`)
  local.write((db) => {
    documents.forEach((document, i) => {
      insert(db, ids[i] ?? '', document)
    })
    cutPassages(db, { sops: ids, versions: [] })
  })
  return {
    local,
    documents: new Map(documents.map((document, i) => [ids[i] ?? '', document])),
    close: () => {
      local.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function insert(db: WriteDb, id: string, { title, content }: HandbookDocument): void {
  const synced = { syncSeq: 1, updatedAt: when }
  db.insert(sops)
    .values({
      ...{ id, slug: id, title, currentVersion: 1, version: 1, ...synced },
      ...{ assistant: 'general', audience: 'public', locations: [] },
    })
    .run()
  const sha256 = createHash('sha256').update(content).digest('hex')
  db.insert(sopVersions)
    .values({
      ...{ id: `${id}-1`, sopId: id, version: 1, syncSeq: 1, content, sha256 },
      ...{ author: 'Handbook', reason: 'First', approvedBy: 'nobody', approvedAt: when },
    })
    .run()
}
