import { AppError } from '@shared/ipc/app-error'
import Database from 'better-sqlite3'
import type { Logger } from '../../platform/logger'
import { closeToOthers } from '../own-files'

const waitMs = 2_000

/** Says to other processes that this one has a local database open; ends with the process. */
export interface FilePresence {
  /**
   * Runs `work` while no other process has it open, or may open it.
   * @throws AppError LOCAL_BUSY
   */
  alone<T>(work: () => T): T
  leave(): void
}

/**
 * The lock is SQLite's own on an empty file beside the database, as in `withFileLock`, but shared:
 * a file must not be replaced under a process that goes on writing into the old one.
 */
export function enterFile(file: string, logger: Logger): FilePresence {
  const lock = new Database(`${file}.lock`, { timeout: waitMs })
  closeToOthers(`${file}.lock`, 0o600, logger)
  const share = () => lock.exec('BEGIN; SELECT count(*) FROM sqlite_schema')
  try {
    share()
  } catch (error) {
    lock.close()
    throw error
  }
  return {
    alone: (work) => {
      lock.exec('COMMIT')
      try {
        takeAlone(lock)
        return work()
      } finally {
        if (lock.inTransaction) lock.exec('COMMIT')
        share()
      }
    },
    leave: () => lock.close(),
  }
}

function takeAlone(lock: Database.Database): void {
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    throw new AppError(
      'LOCAL_BUSY',
      'The copy on this device has to be built again, and another ClubOS has it open. Close that one, then try again.',
      { cause, retryable: true },
    )
  }
}
