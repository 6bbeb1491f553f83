import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '@shared/ipc/app-error'
import Database from 'better-sqlite3'

const retryEveryMs = 50

/**
 * Runs `work` while no other process (or caller) holds the lock of that file.
 * The lock is SQLite's own on an empty database: the system releases it when its holder dies,
 * on every platform, which a file with a process id in it does not manage.
 * @throws AppError LOCKED after `waitMs`
 */
export async function withFileLock<T>(
  file: string,
  waitMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const client = new Database(file, { timeout: 0 })
  try {
    await lock(client, Date.now() + waitMs)
    return await work()
  } finally {
    client.close()
  }
}

async function lock(client: Database.Database, deadline: number): Promise<void> {
  while (!tryLock(client)) {
    if (Date.now() > deadline) {
      throw new AppError(
        'LOCKED',
        'Another ClubOS is starting or stopping the database and does not finish. Close it and try again.',
        { retryable: true },
      )
    }
    await sleep(retryEveryMs)
  }
}

function tryLock(client: Database.Database): boolean {
  try {
    client.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
    throw error
  }
}
