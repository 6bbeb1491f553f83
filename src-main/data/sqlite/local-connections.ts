import { accessSync, constants, existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { closeToOthers } from '../own-files'
import { pageBytes } from './database-image'
import { type DueCheck, dueCheck, forgetState, logExists, markClosed, markOpen } from './file-state'
import type { OpenOptions } from './local-database'
import { checkIntegrity, damaged, migrateSound } from './local-integrity'
import { readLog } from './write-ahead-log'

/** The one connection that changes a local database. */
export interface Writer {
  readonly client: Database.Database
  /** When all pages were last checked, ISO 8601. */
  readonly checkedAt: string
}

/** @throws SqliteError SQLITE_CORRUPT, SQLITE_NOTADB …; AppError DATABASE_NEWER */
export function openWriter(options: OpenOptions): Writer {
  const { file, migrations, logger, now = () => new Date() } = options
  const due = dueCheck(file, now())
  expectFiles(file, due)
  // SQLite would open it all the same, and refuse the first change.
  if (existsSync(file)) accessSync(file, constants.W_OK)
  const client = new Database(file)
  try {
    // SQLite gives new files beside the database the rights that the database has.
    for (const suffix of ['', '-wal', '-shm']) closeToOthers(`${file}${suffix}`, 0o600, logger)
    client.pragma('busy_timeout = 5000')
    client.pragma('journal_mode = WAL')
    client.pragma('synchronous = FULL')
    client.pragma('foreign_keys = ON')
    checkIntegrity(client, due)
    migrateSound(client, migrations, due)
    const checkedAt = due.check === 'own' ? due.checkedAt : now().toISOString()
    markOpen(file, checkedAt)
    return { client, checkedAt }
  } catch (error) {
    client.close()
    throw error
  }
}

/** Before SQLite sees them: it would drop what cannot be read of the log, and never say so. */
function expectFiles(file: string, due: DueCheck): void {
  if (due.check === 'missing') damaged(due.what)
  if (due.check === 'own') return
  if (readLog(file, pageBytes).state === 'damaged') damaged('The log is damaged')
}

/** A connection that cannot change anything; if it cannot be had, the writer is closed as well. */
export function openReader(file: string, writer: Writer): Database.Database {
  try {
    return new Database(file, { readonly: true, timeout: 5_000 })
  } catch (error) {
    writer.client.close()
    throw error
  }
}

/** Leaves the mark of a clean end only when everything is in the file itself. */
export function closeWriter(file: string, { client, checkedAt }: Writer, suspect: boolean): void {
  const clean = !suspect && emptyLog(client)
  // Before closing: another process that opens the file in between must not miss the log.
  if (clean) markClosed(file, checkedAt)
  client.close()
  if (!clean && !suspect && !logExists(file)) forgetState(file)
}

function emptyLog(client: Database.Database): boolean {
  try {
    const [result] = client.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number; log: number }]
    return result.busy === 0
  } catch {
    // A full disk, for one: the log stays, and SQLite takes it up at the next start.
    return false
  }
}
