import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLogger } from '../../platform/logger'
import { localMigrations } from '../postgres/testing/test-server'
import type { LocalDatabase } from './local-database'
import { openLocalDatabase } from './open-local-database'
import { syncState } from './schema/sync-state'

const nobody = 65_534
const asRoot = process.getuid?.() === 0
/** Root gives up its rights for a while, and must still get there: not every /tmp lets it. */
const passable = asRoot && existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
let folder: string
let place: string
let file: string
let migrations: string

beforeEach(() => {
  folder = mkdtempSync(join(passable, 'clubos-test-'))
  chmodSync(folder, 0o755)
  migrations = join(folder, 'migrations')
  cpSync(localMigrations, migrations, { recursive: true })
  place = join(folder, 'local')
  file = join(place, 'somebody.sqlite')
})

afterEach(() => {
  chmodSync(place, 0o700)
  rmSync(folder, { recursive: true, force: true })
})

const open = (): LocalDatabase => openLocalDatabase({ file, migrations, logger: silentLogger })
const put = (local: LocalDatabase, key: string) =>
  local.write((db) => db.insert(syncState).values({ key, value: '1' }).run())
const has = (local: LocalDatabase, key: string) =>
  local.read.select().from(syncState).where(eq(syncState.key, key)).get() !== undefined

/** Everything in the folder can be read and nothing changed, not even by root. */
function whileReadOnly(work: () => void): void {
  for (const name of readdirSync(place)) {
    chmodSync(join(place, name), 0o444)
    if (asRoot) chownSync(join(place, name), 0, 0)
  }
  chmodSync(place, 0o555)
  if (asRoot) process.seteuid?.(nobody)
  try {
    work()
  } finally {
    if (asRoot) process.seteuid?.(0)
    chmodSync(place, 0o700)
  }
}

describe.skipIf(process.platform === 'win32')('a local database in a folder without rights', () => {
  it('can be read; a write is refused with the reason', () => {
    const local = open()
    put(local, 'before')
    local.close()
    whileReadOnly(() => {
      const unchanging = open()
      expect(unchanging.readOnly).toBe(true)
      expect(has(unchanging, 'before')).toBe(true)
      expect(() => put(unchanging, 'after')).toThrow(expect.objectContaining({ code: 'NO_RIGHTS' }))
      unchanging.close()
    })
    const again = open()
    expect([again.readOnly, again.rebuilt, has(again, 'after')]).toEqual([false, null, false])
    again.close()
  })

  it('can be read with what a crash left in its log', () => {
    const local = open()
    put(local, 'in the log')
    cpSync(place, join(folder, 'crashed'), { recursive: true })
    local.close()
    rmSync(place, { recursive: true })
    cpSync(join(folder, 'crashed'), place, { recursive: true })
    whileReadOnly(() => {
      const unchanging = open()
      expect(unchanging.readOnly).toBe(true)
      expect(has(unchanging, 'in the log')).toBe(true)
      unchanging.close()
    })
  })

  it('is refused when there is nothing to read', () => {
    open().close()
    rmSync(file)
    whileReadOnly(() => {
      expect(open).toThrow(expect.objectContaining({ code: 'NO_RIGHTS' }))
    })
  })
})
