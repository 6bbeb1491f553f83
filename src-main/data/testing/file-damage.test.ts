import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '../../platform/logger'
import { localMigrations, temporaryFolder } from '../postgres/testing/test-server'
import type { LocalDatabase } from '../sqlite/local-database'
import { openLocalDatabase } from '../sqlite/open-local-database'
import { outbox } from '../sqlite/schema/sync'
import { damages, seededNumbers } from './file-damage'
import { foundOperations, sampleOperation, writeSample } from './sample-operation'

const seedsEach = Number(process.env.CLUBOS_DAMAGE_SEEDS ?? 8)
const operations = 150
const indexes = Array.from({ length: operations }, (_, index) => index)
const folder = temporaryFolder()
const closed = join(folder, 'closed', 'somebody.sqlite')
const crashed = join(folder, 'crashed', 'somebody.sqlite')

const open = (file: string): LocalDatabase =>
  openLocalDatabase({ file, migrations: localMigrations, logger: silentLogger })

beforeAll(() => {
  const local = open(closed)
  const add = (from: number, to: number) => {
    for (const index of indexes.slice(from, to)) {
      local.write((db) => writeSample(db, sampleOperation(1, index), '2026-11-20T15:00:00.000Z'))
    }
  }
  add(0, 100)
  local.close()
  const again = open(closed)
  for (const index of indexes.slice(100)) {
    again.write((db) => writeSample(db, sampleOperation(1, index), '2026-11-20T15:00:00.000Z'))
  }
  // As a crash would leave it: the last fifty are in the log only.
  cpSync(join(folder, 'closed'), join(folder, 'crashed'), { recursive: true })
  again.close()
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Outcome {
  readonly rebuilt: LocalDatabase['rebuilt']
  readonly found: number
  readonly stored: number
  readonly sound: boolean
}

function openDamaged(original: string, damage: (file: string) => void): Outcome {
  const place = join(folder, 'damaged')
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place)
  cpSync(join(original, '..'), place, { recursive: true, preserveTimestamps: true })
  const file = join(place, 'somebody.sqlite')
  damage(file)
  const local = open(file)
  const stored = local.read.select({ opId: outbox.opId }).from(outbox).all()
  const found = foundOperations(local.read, 1, indexes).size
  const { rebuilt } = local
  local.close()
  const client = new Database(file)
  const sound = client.pragma('integrity_check', { simple: true }) === 'ok'
  client.close()
  return { rebuilt, found, stored: stored.length, sound }
}

/** Rows that one page can hold; a row that goes on elsewhere is on two. */
const mostOnAPage = 12
const onOnePage = new Set([
  'one flipped byte',
  'a flipped byte in the first page',
  'a page of zeros',
  'a page of noise',
])

/** Never a silent loss: either every operation is there, or it is said that some may be missing. */
function expectHonest(outcome: Outcome, where: string): void {
  expect(outcome.sound, where).toBe(true)
  if (outcome.rebuilt === null || outcome.rebuilt.complete) {
    expect(outcome.stored, where).toBe(operations)
  }
  if (outcome.rebuilt !== null)
    expect(outcome.rebuilt.salvaged.operations, where).toBe(outcome.stored)
}

describe('a damaged file', () => {
  it.each(damages)('with $name is sound again, and says what it lost', ({ name, apply }) => {
    const found: number[] = []
    for (let seed = 1; seed <= seedsEach; seed += 1) {
      const outcome = openDamaged(closed, (file) => apply(file, seededNumbers(seed)))
      const where = `seed ${seed}: ${JSON.stringify(outcome)}`
      expectHonest(outcome, where)
      if (onOnePage.has(name)) {
        expect(outcome.found, where).toBeGreaterThanOrEqual(operations - mostOnAPage)
      }
      found.push(outcome.found)
    }
    const share = found.reduce((sum, each) => sum + each, 0) / (operations * seedsEach)
    process.stdout.write(`${name}: ${seedsEach} seeds, ${(100 * share).toFixed(1)} % saved\n`)
  })

  it.each(damages)(
    'with $name after a crash is sound again, and says what it lost',
    ({ apply }) => {
      for (let seed = 1; seed <= seedsEach / 3; seed += 1) {
        const outcome = openDamaged(crashed, (file) => apply(file, seededNumbers(seed)))
        expectHonest(outcome, `seed ${seed}: ${JSON.stringify(outcome)}`)
      }
    },
  )

  it.each(damages)('with $name in its log is sound again, and says what it lost', ({ apply }) => {
    for (let seed = 1; seed <= seedsEach / 3; seed += 1) {
      const outcome = openDamaged(crashed, (file) => apply(`${file}-wal`, seededNumbers(seed)))
      expectHonest(outcome, `seed ${seed}: ${JSON.stringify(outcome)}`)
    }
  })

  it('whose log was lost with its index does not go on as if nothing had happened', () => {
    const { rebuilt, found } = openDamaged(crashed, (file) => {
      rmSync(`${file}-wal`)
      rmSync(`${file}-shm`)
    })
    expect(rebuilt).toMatchObject({ complete: false, salvaged: { operations: 100 } })
    expect(found).toBe(100)
  })
})
