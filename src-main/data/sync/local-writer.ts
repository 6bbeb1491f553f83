import type { WriteDb } from '../sqlite/local-database'
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
    const { local, derive, onChanged, onQueued } = this.the
    const touched = new Touched()
    const result = local.write((db) => {
      const made = work(new LocalChanges(db, this.the, touched), db)
      const changed = touched.list()
      if (changed.length > 0) derive?.(db, changed)
      return made
    })
    const changed = touched.list()
    if (changed.length > 0) {
      onChanged(changed)
      onQueued()
    }
    return result
  }
}
