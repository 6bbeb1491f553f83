import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { silentLogger } from '../../platform/logger'
import { localMigrations, temporaryFolder } from '../postgres/testing/test-server'
import type { LocalDatabase, WriteDb } from './local-database'
import { openLocalDatabase } from './open-local-database'
import { syncState } from './schema/sync-state'

let folder: string
let local: LocalDatabase
const open = () =>
  openLocalDatabase({
    ...{ file: join(folder, 'copy.sqlite'), migrations: localMigrations, logger: silentLogger },
  })

beforeEach(() => {
  folder = temporaryFolder()
  local = open()
})

afterEach(() => {
  local.close()
  rmSync(folder, { recursive: true, force: true })
})

const keys = () => [...local.read.select().from(syncState).all()].map(({ key }) => key)
const put = (db: WriteDb, key: string) => {
  db.insert(syncState).values({ key, value: '' }).run()
}

/** Longer than a turn may be. */
function workHard(): void {
  const end = performance.now() + 15
  while (performance.now() < end);
}

function* steps(db: WriteDb, broken = false) {
  for (const key of ['a', 'b', 'c']) {
    put(db, key)
    workHard()
    yield
  }
  if (broken) throw new Error('after all not')
  return 'written'
}

it('lets others have a turn between the steps, who see all of it or nothing', async () => {
  const seen: number[] = []
  const writing = local.writeInTurns((db) => steps(db))
  let isDone = false
  void writing.then(() => {
    isDone = true
  })
  while (!isDone) {
    seen.push(keys().length)
    await nextTurn()
  }
  expect(await writing).toBe('written')
  expect(seen.length).toBeGreaterThan(2)
  expect(new Set(seen)).toEqual(new Set([0, 3]))
})

it('is done whole before anything else is written', async () => {
  const writing = local.writeInTurns((db) => steps(db))
  await nextTurn()
  expect(keys()).toEqual([])
  const found = local.write((db) => {
    put(db, 'd')
    return db.select().from(syncState).all().length
  })
  expect(found).toBe(4)
  expect(await writing).toBe('written')
  const [first, second] = [1, 2].map((each) =>
    local.writeInTurns(function* (db) {
      put(db, `e${each}`)
      yield
      return db.select().from(syncState).all().length
    }),
  )
  expect(await Promise.all([first, second])).toEqual([5, 6])
})

it('leaves nothing when it fails, and what is written meanwhile stays', async () => {
  const writing = local.writeInTurns((db) => steps(db, true))
  const failing = expect(writing).rejects.toThrow('after all not')
  await nextTurn()
  local.write((db) => put(db, 'd'))
  await failing
  expect(keys()).toEqual(['d'])
  await expect(local.writeInTurns((db) => steps(db, true))).rejects.toThrow('after all not')
  expect(keys()).toEqual(['d'])
})

it('is on the disk when the database is closed in the midst of it', async () => {
  const writing = local.writeInTurns((db) => steps(db))
  await nextTurn()
  local.close()
  expect(await writing).toBe('written')
  local = open()
  expect(keys()).toEqual(['a', 'b', 'c'])
})
