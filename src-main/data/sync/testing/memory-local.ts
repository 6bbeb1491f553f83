import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { silentLogger } from '../../../platform/logger'
import { keepStatements } from '../../sqlite/kept-statements'
import type { LocalDatabase, ReadDb, Steps, WriteDb } from '../../sqlite/local-database'
import { openLocalDatabase } from '../../sqlite/open-local-database'
import { toLocalError } from '../../sqlite/sqlite-error'
import { simulatedTables } from './simulated-club'

/** What the disk of a simulated device holds. */
export type DiskImage = Buffer

/** An empty local database, made by the real migrations, with the simulated tables beside them. */
export function emptyDisk(migrations: string): DiskImage {
  const file = join(tmpdir(), `clubos-simulation-${process.pid}.sqlite`)
  openLocalDatabase({ file, migrations, logger: silentLogger }).close()
  const client = new Database(file)
  for (const statement of simulatedTables()) client.exec(statement)
  client.pragma('journal_mode = DELETE')
  const image = client.serialize()
  client.close()
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
  return image
}

/** A local database in memory whose disk may fill up, and which survives the program that uses it. */
export class MemoryLocal {
  private readonly client: Database.Database
  private readonly db
  private writing = false
  /** The next writes fail as they commit. */
  full = false

  constructor(image: DiskImage) {
    this.client = new Database(image)
    keepStatements(this.client)
    this.db = drizzle(this.client)
  }

  image(): DiskImage {
    return this.client.serialize()
  }

  close(): void {
    this.client.close()
  }

  /** As one run of the program sees it; after `crashed` holds, it can do nothing more. */
  open(crashed: () => boolean): LocalDatabase {
    const alive = () => {
      if (crashed()) throw new Error('The program was killed.')
    }
    const write = <T>(work: (db: WriteDb) => T): T => {
      alive()
      return this.write(work)
    }
    return {
      file: ':memory:',
      read: this.committedOnly(alive),
      rebuilt: null,
      readOnly: false,
      write,
      writeInTurns: async (work) => write((db) => whole(work(db))),
      settle: () => undefined,
      close: () => undefined,
    }
  }

  private write<T>(work: (db: WriteDb) => T): T {
    this.writing = true
    try {
      return this.db.transaction(
        (db) => {
          const result = work(db)
          if (this.full) throw new Database.SqliteError('disk is full', 'SQLITE_FULL')
          return result
        },
        { behavior: 'immediate' },
      )
    } catch (error) {
      throw toLocalError(error)
    } finally {
      this.writing = false
    }
  }

  /** The real one reads over another connection and would not see what a transaction has done. */
  private committedOnly(alive: () => void): ReadDb {
    return new Proxy(this.db, {
      get: (db, property, receiver) => {
        alive()
        if (this.writing) throw new Error('This reads past the transaction that it is in.')
        const value: unknown = Reflect.get(db, property, receiver)
        return typeof value === 'function' ? value.bind(db) : value
      },
    })
  }
}

function whole<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}
