import type { Steps, WriteDb } from '../sqlite/local-database'
import { LocalChanges } from './local-changes'
import { type Entities, type SyncCopy, Touched } from './sync-copy'

interface WriterOptions<Known extends Entities>
  extends Pick<SyncCopy, 'local' | 'clock' | 'newId' | 'derive' | 'onChanged'> {
  readonly entities: Known
  /** Something waits in the outbox: called after the commit. */
  readonly onQueued: () => void
}

/** How services change synced rows: what they write is on the disk and in the outbox, or neither. */
export class LocalWriter<Known extends Entities> {
  constructor(private readonly the: WriterOptions<Known>) {}

  /**
   * Runs `work` in one local transaction: all of it is kept, or nothing if it throws.
   * @throws AppError DISK_FULL … as `LocalDatabase.write`, and what the changes refuse
   */
  write<T>(work: (changes: LocalChanges<Known>, db: WriteDb) => T): T {
    const touched = new Touched()
    const result = this.the.local.write((db) => {
      const made = work(new LocalChanges(db, this.the, touched), db)
      this.derive(db, touched)
      return made
    })
    this.tell(touched)
    return result
  }

  /**
   * The same for what takes long: others have a turn between its steps, and whoever writes meanwhile
   * has the rest of it done first.
   * @throws AppError as `write`
   */
  async writeInTurns<T>(work: (changes: LocalChanges<Known>, db: WriteDb) => Steps<T>): Promise<T> {
    const touched = new Touched()
    const result = await this.the.local.writeInTurns((db) => this.steps(db, work, touched))
    this.tell(touched)
    return result
  }

  /** To be called before something is read that decides what is written. */
  settle(): void {
    this.the.local.settle()
  }

  private *steps<T>(
    db: WriteDb,
    work: (changes: LocalChanges<Known>, db: WriteDb) => Steps<T>,
    touched: Touched,
  ): Steps<T> {
    const made = yield* work(new LocalChanges(db, this.the, touched), db)
    this.derive(db, touched)
    return made
  }

  private derive(db: WriteDb, touched: Touched): void {
    const changed = touched.list()
    if (changed.length > 0) this.the.derive?.(db, changed)
  }

  private tell(touched: Touched): void {
    const changed = touched.list()
    if (changed.length === 0) return
    this.the.onChanged(changed)
    this.the.onQueued()
  }
}
