import { renameSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import type { Logger } from '../../platform/logger'
import { closeToOthers, ensureOwnFolder } from '../own-files'
import { migrateLocal } from './local-migrations'
import { isDamage, toLocalError } from './sqlite-error'

type Everything = BetterSQLite3Database

/** Queries only. Behind it is a read-only connection, so raw SQL cannot write either. */
export type ReadDb = Pick<
  Everything,
  'select' | 'selectDistinct' | '$with' | 'with' | 'all' | 'get' | 'values'
>

/** Queries and changes inside one transaction; only `LocalDatabase.write` hands it out. */
export type WriteDb = ReadDb & Pick<Everything, 'insert' | 'update' | 'delete' | 'run'>

/** This person's copy on this device: one file, durable at every commit. */
export interface LocalDatabase {
  readonly file: string
  /** Sees everything committed, and nothing else. */
  readonly read: ReadDb
  /** Where a damaged copy was moved when this one was made anew; null as a rule. */
  readonly movedAside: string | null
  /**
   * Runs `work` in one transaction: all of it is kept, or nothing if it throws.
   * @throws AppError DISK_FULL, NO_RIGHTS, DISK_FAILED, LOCAL_DAMAGED, LOCAL_BUSY
   */
  write<T>(work: (db: WriteDb) => T): T
  close(): void
}

interface OpenOptions {
  readonly file: string
  /** Folder with the SQLite migrations. */
  readonly migrations: string
  readonly logger: Logger
}

/**
 * Opens a local database, made and migrated as needed. Only this account can read it.
 * A damaged file is moved aside, with the questions asked here, and replaced by an empty one; the
 * next pull brings the knowledge back.
 * @throws AppError NO_RIGHTS, DISK_FULL, DISK_FAILED, DATABASE_NEWER, MIGRATION_CHANGED
 */
export function openLocalDatabase(options: OpenOptions): LocalDatabase {
  try {
    ensureOwnFolder(dirname(options.file), options.logger)
    return openOrRebuild(options)
  } catch (error) {
    throw toLocalError(error)
  }
}

function openOrRebuild(options: OpenOptions): LocalDatabase {
  try {
    return assemble(options, openWriter(options), null)
  } catch (error) {
    if (!isDamage(error)) throw error
    const movedAside = moveAside(options.file)
    options.logger.warn('The local database was damaged and is built again', { movedAside, error })
    return assemble(options, openWriter(options), movedAside)
  }
}

function assemble(options: OpenOptions, writer: Database.Database, movedAside: string | null) {
  const reader = new Database(options.file, { readonly: true })
  reader.pragma('busy_timeout = 5000')
  const db = drizzle(writer)
  return {
    file: options.file,
    read: drizzle(reader),
    movedAside,
    write: <T>(work: (db: WriteDb) => T): T => {
      try {
        return db.transaction(work, { behavior: 'immediate' })
      } catch (error) {
        throw toLocalError(error)
      }
    },
    close: () => {
      reader.close()
      writer.close()
    },
  }
}

function openWriter({ file, migrations, logger }: OpenOptions): Database.Database {
  const writer = new Database(file)
  try {
    // SQLite gives new files beside the database the rights that the database has.
    for (const suffix of ['', '-wal', '-shm']) closeToOthers(`${file}${suffix}`, 0o600, logger)
    writer.pragma('busy_timeout = 5000')
    writer.pragma('journal_mode = WAL')
    writer.pragma('synchronous = FULL')
    writer.pragma('foreign_keys = ON')
    checkIntegrity(writer)
    migrateLocal(writer, migrations)
    return writer
  } catch (error) {
    writer.close()
    throw error
  }
}

function checkIntegrity(client: Database.Database): void {
  const result = client.pragma('quick_check(1)', { simple: true })
  if (result !== 'ok') throw new Database.SqliteError(String(result), 'SQLITE_CORRUPT')
}

/** Keeps the damaged files for whoever wants to look; SQLite makes new ones in their place. */
function moveAside(file: string): string {
  const target = `${file}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
  renameSync(file, target)
  for (const suffix of ['-wal', '-shm']) {
    try {
      renameSync(`${file}${suffix}`, `${target}${suffix}`)
    } catch {
      // Not there: the database was closed cleanly before it was damaged.
    }
  }
  return target
}
