import { and, eq, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { passagesFts } from '../../../data/sqlite/passage-index'
import { passages, sops, sopVersions } from '../../../data/sqlite/schema/local-knowledge'
import type { Passage } from '../passage'

/** The approved passages of this device's copy. */
export class PassageStore {
  constructor(private readonly db: ReadDb) {}

  all(): readonly Passage[] {
    return this.db
      .select({
        id: passages.id,
        sopId: sops.id,
        sop: sops.title,
        heading: passages.heading,
        path: passages.path,
        text: passages.text,
        assistant: sops.assistant,
        audience: sops.audience,
        locations: sops.locations,
        version: sopVersions.version,
        sha256: sopVersions.sha256,
        author: sopVersions.author,
        approvedAt: sopVersions.approvedAt,
      })
      .from(passages)
      .innerJoin(sops, eq(sops.id, passages.sopId))
      .innerJoin(
        sopVersions,
        and(eq(sopVersions.sopId, sops.id), eq(sopVersions.version, sops.currentVersion)),
      )
      .orderBy(passages.sopId, passages.ordinal)
      .all()
  }

  /**
   * Passages that have any of these words or forms of them, by BM25; titles and headings count more
   * than prose.
   * @returns passage id → rank, larger is better
   */
  matchWords(words: readonly string[], limit: number): ReadonlyMap<string, number> {
    if (words.length === 0) return new Map()
    const query = [...new Set(words)].map((word) => `"${word.replaceAll('"', ' ')}"`).join(' OR ')
    // FTS5's bm25() is negative, best first.
    const rank = sql<number>`-bm25(passages_fts, 0, 2.0, 4.0, 1.0)`.as('relevance')
    const rows = this.db
      .select({ id: passagesFts.passageId, rank })
      .from(passagesFts)
      .where(sql`passages_fts MATCH ${query}`)
      // By its name: written out again it would be computed twice.
      .orderBy(sql`relevance desc`)
      .limit(limit)
      .all()
    return new Map(rows.map((row) => [row.id, row.rank]))
  }
}
