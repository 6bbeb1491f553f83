import { eq, isNotNull, sql } from 'drizzle-orm'
import type { LocalDatabase } from '../../../data/sqlite/local-database'
import { localFiles } from '../../../data/sqlite/schema/ticket-work'
import type { Clock } from '../../../platform/clock'

interface LocalFile {
  readonly sha256: string
  readonly byteSize: number
}

/** When a file was last looked at is worth a write once an hour. */
const usedEveryMs = 60 * 60_000

/** Which files are in the folder beside this copy. */
export class LocalFileStore {
  constructor(
    private readonly local: LocalDatabase,
    private readonly clock: Clock,
  ) {}

  /** @param sent whether the central database has it; once it has, it stays so */
  put({ sha256, byteSize }: LocalFile, sent: boolean): void {
    const now = this.clock.now().toISOString()
    const sentAt = sent ? now : null
    this.local.write((db) =>
      db
        .insert(localFiles)
        .values({ sha256, byteSize, sentAt, usedAt: now })
        .onConflictDoUpdate({
          target: localFiles.sha256,
          set: { sentAt: sql`coalesce(${localFiles.sentAt}, excluded.sent_at)`, usedAt: now },
        })
        .run(),
    )
  }

  sent(sha256: string): void {
    const sentAt = this.clock.now().toISOString()
    this.local.write((db) =>
      db.update(localFiles).set({ sentAt }).where(eq(localFiles.sha256, sha256)).run(),
    )
  }

  /** It was looked at. */
  used(sha256: string): void {
    if (this.local.readOnly) return
    const now = this.clock.now()
    const before = new Date(now.getTime() - usedEveryMs).toISOString()
    const known = this.local.read
      .select({ usedAt: localFiles.usedAt })
      .from(localFiles)
      .where(eq(localFiles.sha256, sha256))
      .get()
    if (known === undefined || known.usedAt > before) return
    const usedAt = now.toISOString()
    this.local.write(
      (db) => db.update(localFiles).set({ usedAt }).where(eq(localFiles.sha256, sha256)).run(),
      { durable: false },
    )
  }

  forget(sha256: string): void {
    this.local.write((db) => db.delete(localFiles).where(eq(localFiles.sha256, sha256)).run())
  }

  has(sha256: string): boolean {
    const found = this.local.read
      .select({ sha256: localFiles.sha256 })
      .from(localFiles)
      .where(eq(localFiles.sha256, sha256))
      .get()
    return found !== undefined
  }

  all(): readonly string[] {
    const { sha256 } = localFiles
    return this.local.read
      .select({ sha256 })
      .from(localFiles)
      .all()
      .map((file) => file.sha256)
  }

  /** What the central database has, too, and what does not fit: looked at longest ago first. */
  beyond(mostBytes: number): readonly string[] {
    const { sha256, byteSize, usedAt } = localFiles
    const sent = this.local.read
      .select({ sha256, byteSize })
      .from(localFiles)
      .where(isNotNull(localFiles.sentAt))
      .orderBy(usedAt)
      .all()
    let over = sent.reduce((sum, file) => sum + file.byteSize, 0) - mostBytes
    return sent
      .filter((file) => {
        const goes = over > 0
        over -= goes ? file.byteSize : 0
        return goes
      })
      .map((file) => file.sha256)
  }
}
