import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { type Clock, systemClock } from '../../platform/clock'
import { type Logger, silentLogger } from '../../platform/logger'
import { isDamage } from './sqlite-error'
import { openVectorTable, prepareVectorTable, type VectorEntry } from './vector-table'

export interface VectorCache {
  /** The stored vectors, in the order of the texts; `null` where there is none to be had. */
  read(texts: readonly string[]): readonly (Float32Array | null)[]
  /** What cannot be stored is logged: it is embedded again the next time. */
  write(entries: readonly VectorEntry[]): void
  close(): void
}

interface VectorCacheOptions {
  readonly file: string
  readonly model: string
  /** A cache that ships with the app and is copied when `file` does not exist yet. */
  readonly seed?: string
  /** Texts beside the shipped ones; when there are more, those that were longest unused go. */
  readonly most?: number
  readonly clock?: Clock
  readonly logger?: Logger
}

/** About 300 MB: 100,000 remembered answers, passages with their parts, and what was asked. */
const mostTexts = 150_000

/**
 * Opens text → vector, keyed by model and text, so that nothing is embedded twice.
 * A damaged file only costs time: it is made again.
 */
export function openVectorCache(options: VectorCacheOptions): VectorCache {
  const { file, logger = silentLogger, clock = systemClock, most = mostTexts } = options
  mkdirSync(dirname(file), { recursive: true })
  const db = openSound(options, logger)
  let damaged = false
  const orElse = <T>(fallback: () => T, message: string, work: () => T): T => {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof Database.SqliteError) && !isClosed(db)) throw error
      damaged ||= isDamage(error)
      logger.warn(message, { file, error })
      return fallback()
    }
  }
  const table = openVectorTable(db, { model: options.model, most, clock })
  return {
    read: (texts) =>
      orElse(
        () => texts.map(() => null),
        'The stored vectors cannot be read',
        () => table.get(texts),
      ),
    write: (entries) =>
      orElse(
        () => undefined,
        'The vectors cannot be stored',
        () => table.put(entries),
      ),
    close: () => {
      orElse(
        () => undefined,
        'Which vectors were used cannot be noted',
        () => table.noteUse(),
      )
      db.close()
      if (damaged) removeCache(file)
    },
  }
}

/** Other processes may have the file open, so it is never changed, only replaced. */
function openSound({ file, seed }: VectorCacheOptions, logger: Logger): Database.Database {
  let template = seed
  for (let triesLeft = 2; ; triesLeft -= 1) {
    const seeded = placeSeed(file, template, logger)
    try {
      return openFile(file)
    } catch (error) {
      if (triesLeft === 0 || !isDamage(error)) throw error
      logger.warn('The stored vectors were damaged and are made again', { file, error })
      removeCache(file)
      // Then it is the seed that is damaged.
      if (seeded) template = undefined
    }
  }
}

/** Copied beside and renamed, so that a copy that was cut off is never taken for a whole one. */
function placeSeed(file: string, seed: string | undefined, logger: Logger): boolean {
  if (seed === undefined || existsSync(file) || !existsSync(seed)) return false
  const copy = `${file}.new-${process.pid}`
  try {
    copyFileSync(seed, copy)
    // What ships with the app may be read-only, and so would be its copy.
    chmodSync(copy, 0o600)
    markAsShipped(copy)
    // A log that outlived its database would be replayed into the seed.
    removeCache(file)
    renameSync(copy, file)
    return true
  } catch (error) {
    logger.warn('The shipped vectors could not be copied', { seed, error })
    removeCache(copy)
    return false
  }
}

function openFile(file: string): Database.Database {
  const db = new Database(file)
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('busy_timeout = 5000')
    // What a power cut takes is embedded again.
    db.pragma('synchronous = NORMAL')
    prepareVectorTable(db)
    // From here on somebody may be waiting for an answer in this thread.
    db.pragma('busy_timeout = 200')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** What ships with the app stays, however much people ask. */
function markAsShipped(file: string): void {
  const db = new Database(file)
  try {
    prepareVectorTable(db)
    db.exec('UPDATE vectors SET used = NULL WHERE used IS NOT NULL')
  } finally {
    db.close()
  }
}

const isClosed = (db: Database.Database) => !db.open

function removeCache(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
}
