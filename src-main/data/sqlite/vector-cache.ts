import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { type Logger, silentLogger } from '../../platform/logger'
import { isDamage } from './sqlite-error'

export interface VectorCache {
  /** The stored vectors, in the order of the texts; `null` where there is none to be had. */
  read(texts: readonly string[]): readonly (Float32Array | null)[]
  /** What cannot be stored is logged: it is embedded again the next time. */
  write(entries: readonly VectorEntry[]): void
  close(): void
}

interface VectorEntry {
  readonly text: string
  readonly vector: Float32Array
}

interface VectorCacheOptions {
  readonly file: string
  readonly model: string
  /** A cache that ships with the app and is copied when `file` does not exist yet. */
  readonly seed?: string
  readonly logger?: Logger
}

/**
 * Opens text → vector, keyed by model and text, so that nothing is embedded twice.
 * A damaged file only costs time: it is made again.
 */
export function openVectorCache(options: VectorCacheOptions): VectorCache {
  const { file, model, logger = silentLogger } = options
  mkdirSync(dirname(file), { recursive: true })
  const db = openSound(options, logger)
  let damaged = false
  const orElse = <T>(fallback: () => T, message: string, work: () => T): T => {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error
      damaged ||= isDamage(error)
      logger.warn(message, { file, error })
      return fallback()
    }
  }
  const table = openTable(db, model)
  return {
    read: (texts) =>
      orElse(
        () => texts.map(() => null),
        'The stored vectors cannot be read',
        () => texts.map(table.get),
      ),
    write: (entries) =>
      orElse(
        () => undefined,
        'The vectors cannot be stored',
        () => table.put(entries),
      ),
    close: () => {
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
    // A log that outlived its database would be replayed into the seed.
    removeCache(file)
    renameSync(copy, file)
    return true
  } catch (error) {
    logger.warn('The shipped vectors could not be copied', { seed, error })
    rmSync(copy, { force: true })
    return false
  }
}

function openFile(file: string): Database.Database {
  const db = new Database(file)
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('busy_timeout = 5000')
    db.exec('CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL)')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function openTable(db: Database.Database, model: string) {
  const select = db.prepare<[Buffer], { vector: unknown }>(
    'SELECT vector FROM vectors WHERE key = ?',
  )
  // Replaces, because a row that could not be decoded counts as missing.
  const insert = db.prepare('INSERT OR REPLACE INTO vectors (key, vector) VALUES (?, ?)')
  const keyOf = (text: string) =>
    createHash('sha256').update(model).update('\0').update(text).digest()
  return {
    get: (text: string) => decode(select.get(keyOf(text))?.vector),
    put: db.transaction((entries: readonly VectorEntry[]) => {
      for (const { text, vector } of entries) insert.run(keyOf(text), encode(vector))
    }),
  }
}

function removeCache(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
}

/** Little-endian 32-bit floats, as typed arrays hold them on every platform we ship to. */
function encode(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)
}

/** Null for what cannot be a vector. */
function decode(bytes: unknown): Float32Array | null {
  const size = Float32Array.BYTES_PER_ELEMENT
  if (!Buffer.isBuffer(bytes) || bytes.length === 0 || bytes.length % size !== 0) return null
  return new Float32Array(Uint8Array.from(bytes).buffer)
}
