import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Logger } from '../../platform/logger'
import type { Rebuilt } from './local-rebuild'

type Everything = BetterSQLite3Database

/** Queries only. Behind it is a read-only connection, so raw SQL cannot write either. */
export type ReadDb = Pick<
  Everything,
  'select' | 'selectDistinct' | '$with' | 'with' | 'all' | 'get' | 'values'
>

/** Queries and changes inside one transaction; only `LocalDatabase.write` hands it out. */
export type WriteDb = ReadDb & Pick<Everything, 'insert' | 'update' | 'delete' | 'run'>

/** Work in parts: between any two of them others may have a turn. */
export type Steps<Result> = Generator<void, Result>

export interface WriteOptions {
  /** False: a power cut may take the change away again, whole; for what can be fetched once more. */
  readonly durable?: boolean
}

/** This person's copy on this device: one file, durable at every commit unless told otherwise. */
export interface LocalDatabase {
  readonly file: string
  /**
   * Sees everything committed, and nothing else. What damage or the disk does to a query comes as
   * an AppError: LOCAL_DAMAGED, DISK_FAILED.
   */
  readonly read: ReadDb
  /** What became of a damaged copy when this one was made anew; null as a rule. */
  readonly rebuilt: Rebuilt | null
  /** The disk or its rights allow no writing: `write` throws why. */
  readonly readOnly: boolean
  /**
   * Runs `work` in one transaction: all of it is kept, or nothing if it throws.
   * @throws AppError DISK_FULL, NO_RIGHTS, DISK_FAILED, LOCAL_DAMAGED, LOCAL_BUSY
   */
  write<T>(work: (db: WriteDb) => T, options?: WriteOptions): T
  /**
   * As `write`, but others have a turn between its steps, and still all of it is kept or nothing.
   * Whoever wants to write meanwhile has the rest of it done first.
   * @throws AppError as `write`
   */
  writeInTurns<T>(work: (db: WriteDb) => Steps<T>): Promise<T>
  /** Does the rest of what is written in turns: what is read then is what the next write finds. */
  settle(): void
  close(): void
}

export interface OpenOptions {
  readonly file: string
  /** Folder with the SQLite migrations. */
  readonly migrations: string
  readonly logger: Logger
  readonly now?: () => Date
}
