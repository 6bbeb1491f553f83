import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LogFields, silentLogger } from '../../platform/logger'
import { localMigrations, temporaryFolder } from '../postgres/testing/test-server'
import type { LocalDatabase } from './local-database'
import { openLocalDatabase } from './open-local-database'
import { passagesFts } from './passage-index'
import { questions } from './schema/asked'
import { syncState } from './schema/sync-state'
import { toLocalError } from './sqlite-error'

let folder: string
let file: string
const opened: LocalDatabase[] = []
const warnings: { message: string; fields: LogFields | undefined }[] = []
const logger = {
  ...silentLogger,
  warn: (message: string, fields?: LogFields) => warnings.push({ message, fields }),
}

beforeEach(() => {
  folder = temporaryFolder()
  file = join(folder, 'local', 'somebody.sqlite')
})

afterEach(() => {
  for (const database of opened.splice(0)) database.close()
  warnings.splice(0)
  rmSync(folder, { recursive: true, force: true })
})

function open(path = file): LocalDatabase {
  const database = openLocalDatabase({ file: path, migrations: localMigrations, logger })
  opened.push(database)
  return database
}

const put = (database: LocalDatabase, key: string, value: string) =>
  database.write((db) => db.insert(syncState).values({ key, value }).run())
const get = (database: LocalDatabase, key: string) =>
  database.read.select().from(syncState).where(eq(syncState.key, key)).get()?.value

function reopen(change: () => void): LocalDatabase {
  for (const database of opened.splice(0)) database.close()
  change()
  return open()
}

describe('a local database', () => {
  it('keeps what was written', () => {
    put(open(), 'a', '1')
    const again = reopen(() => undefined)
    expect(get(again, 'a')).toBe('1')
    expect(again.rebuilt).toBeNull()
  })

  it('is durable at each commit and checks references', () => {
    const settings = open().write((db) => [
      db.get(sql`pragma journal_mode`),
      db.get(sql`pragma synchronous`),
      db.get(sql`pragma foreign_keys`),
    ])
    expect(settings).toEqual([{ journal_mode: 'wal' }, { synchronous: 2 }, { foreign_keys: 1 }])
  })

  it.skipIf(process.platform === 'win32')('is closed to other accounts, an older one too', () => {
    const rights = () =>
      ['..', '.', 'somebody.sqlite', 'somebody.sqlite-wal', 'somebody.sqlite-shm'].map(
        (name) => statSync(join(folder, 'local', name)).mode & 0o777,
      )
    put(open(), 'a', '1')
    // What is above stays open: the database server may run under another account.
    expect(rights()).toEqual([0o755, 0o700, 0o600, 0o600, 0o600])
    const again = reopen(() => {
      chmodSync(join(folder, 'local'), 0o755)
      chmodSync(file, 0o644)
    })
    put(again, 'b', '2')
    expect(rights()).toEqual([0o755, 0o700, 0o600, 0o600, 0o600])
  })

  it('keeps all of a write or nothing', () => {
    const database = open()
    const failing = () =>
      database.write((db) => {
        db.insert(syncState).values({ key: 'half', value: '1' }).run()
        throw new Error('stop')
      })
    expect(failing).toThrow('stop')
    expect(get(database, 'half')).toBeUndefined()
  })

  it('shows a reader only what was committed', () => {
    const database = open()
    database.write((db) => {
      db.insert(syncState).values({ key: 'new', value: '1' }).run()
      expect(get(database, 'new')).toBeUndefined()
    })
    expect(get(database, 'new')).toBe('1')
  })

  it('cannot be changed through its reading side, not even by raw SQL', () => {
    const database = open()
    put(database, 'a', '1')
    expect(() => database.read.all(sql`delete from sync_state returning key`)).toThrow(/readonly/)
    expect(get(database, 'a')).toBe('1')
  })

  it('refuses a file that a newer ClubOS updated', () => {
    open()
    const client = new Database(file)
    client.exec("insert into schema_migrations values ('9999_future', 'x', 'y')")
    client.close()
    expect(() => open()).toThrow(expect.objectContaining({ code: 'DATABASE_NEWER' }))
  })

  it.skipIf(process.platform !== 'linux')('leaves nothing open when it cannot be opened', () => {
    open().close()
    const client = new Database(file)
    client.exec("insert into schema_migrations values ('9999_future', 'x', 'y')")
    client.close()
    const descriptors = () => readdirSync('/proc/self/fd').length
    const before = descriptors()
    for (let time = 0; time < 5; time += 1) {
      expect(() => open()).toThrow(expect.objectContaining({ code: 'DATABASE_NEWER' }))
    }
    expect(descriptors()).toBe(before)
  })

  it('finds words by stem and without accents', () => {
    const database = open()
    const text = 'Die Crème brûlée projectors were resetting'
    database.write((db) =>
      db.insert(passagesFts).values({ passageId: 'p', title: 't', path: '', text }).run(),
    )
    for (const word of ['creme', 'projector', 'RESET']) {
      const found = database.read
        .select({ id: passagesFts.passageId })
        .from(passagesFts)
        .where(sql`passages_fts match ${word}`)
        .get()
      expect(found, word).toEqual({ id: 'p' })
    }
  })

  it('walks an index for a person’s history', () => {
    const plan = open().read.all(
      sql`explain query plan select * from ${questions} where person_id = 'x' order by asked_at desc limit 50`,
    )
    expect(JSON.stringify(plan)).toContain('questions_of_person')
    expect(JSON.stringify(plan)).not.toContain('TEMP B-TREE')
  })
})

describe('a damaged local database', () => {
  const damages: readonly (readonly [string, () => void])[] = [
    ['overwritten in the middle', () => scribble(8_192)],
    ['without a header', () => scribble(0)],
    ['cut off', () => truncateSync(file, 5_000)],
    ['replaced by something else', () => writeFileSync(file, 'not a database, '.repeat(999))],
  ]

  it.each(damages)('that was %s is moved aside and made anew', (_, damage) => {
    const first = open()
    for (let index = 0; index < 300; index += 1) put(first, `key ${index}`, 'x'.repeat(200))
    const rebuilt = reopen(damage)
    expect(rebuilt.rebuilt?.movedAside).toMatch(/somebody\.sqlite\.damaged-2/)
    expect(readdirSync(join(folder, 'local')).some((name) => name.includes('.damaged-'))).toBe(true)
    expect(warnings).toHaveLength(1)
    put(rebuilt, 'a', '1')
    expect(get(rebuilt, 'a')).toBe('1')
    expect(reopen(() => undefined).rebuilt).toBeNull()
  })

  function scribble(at: number): void {
    const size = readFileSync(file).length
    const handle = openSync(file, 'r+')
    const noise = Buffer.alloc(Math.min(40_000, size - at), 0xa5)
    writeSync(handle, noise, 0, noise.length, at)
    closeSync(handle)
  }
})

describe('trouble with the disk', () => {
  it('is one sentence when the folder cannot be written', () => {
    const blocked = join(folder, 'blocked')
    writeFileSync(blocked, '')
    expect(() => open(join(blocked, 'local', 'a.sqlite'))).toThrow(
      expect.objectContaining({
        code: 'NO_RIGHTS',
        message: expect.stringContaining('write access'),
      }),
    )
    mkdirSync(file, { recursive: true })
    expect(() => open()).toThrow(expect.objectContaining({ code: 'NO_RIGHTS' }))
  })

  it('is one sentence when the disk is full, and nothing written is lost', () => {
    const database = open()
    put(database, 'before', '1')
    const fill = () =>
      database.write((db) => {
        const { page_count: pages } = db.get<{ page_count: number }>(sql`pragma page_count`)
        db.get(sql.raw(`pragma max_page_count = ${pages}`))
        for (let index = 0; index < 999; index += 1) {
          db.insert(syncState)
            .values({ key: `${index}`, value: 'x'.repeat(4_000) })
            .run()
        }
      })
    expect(fill).toThrow(expect.objectContaining({ code: 'DISK_FULL', retryable: true }))
    expect(get(database, 'before')).toBe('1')
    expect(get(database, '0')).toBeUndefined()
  })

  it('leaves other errors as they are', () => {
    const own = new Error('ours')
    expect(toLocalError(own)).toBe(own)
  })
})
