import { AppError } from '@shared/ipc/app-error'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { imageBytes, openImage } from './database-image'
import type { LocalDatabase, OpenOptions } from './local-database'
import { planLocalMigrations } from './local-migrations'

const writingRefused = new Set(['NO_RIGHTS', 'DISK_FULL', 'DISK_FAILED'])

/**
 * What is in the file, held in memory: SQLite itself cannot read a file with a log in a folder in
 * which it may not make files. Writing throws `reason`.
 * @returns null when `reason` is something else, or when there is nothing sound and current to read
 */
export function openUnchanging(
  { file, migrations }: OpenOptions,
  reason: unknown,
): LocalDatabase | null {
  if (!(reason instanceof AppError) || !writingRefused.has(reason.code)) return null
  const client = openInMemory(file)
  if (client === null) return null
  if (!isCurrent(client, migrations)) {
    client.close()
    return null
  }
  const refuse = () => {
    throw reason
  }
  return {
    file,
    read: drizzle(client),
    rebuilt: null,
    readOnly: true,
    write: refuse,
    writeInTurns: async () => refuse(),
    settle: () => undefined,
    close: () => client.close(),
  }
}

function openInMemory(file: string): Database.Database | null {
  try {
    const image = openImage(file)
    try {
      const bytes = imageBytes(image)
      return bytes === null ? null : new Database(bytes, { readonly: true })
    } finally {
      image.close()
    }
  } catch {
    return null
  }
}

function isCurrent(client: Database.Database, migrations: string): boolean {
  try {
    if (client.pragma('quick_check(1)', { simple: true }) !== 'ok') return false
    const { pending, unknown, changed } = planLocalMigrations(client, migrations)
    return pending.length + unknown.length + changed.length === 0
  } catch {
    return false
  }
}
