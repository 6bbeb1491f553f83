import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDemoContent } from '../../data/demo/demo-content'
import { localMigrations, temporaryFolder } from '../../data/postgres/testing/test-server'
import { openLocalDatabase } from '../../data/sqlite/open-local-database'
import { locations } from '../../data/sqlite/schema/local-knowledge'
import { silentLogger } from '../../platform/logger'
import { LocationStore } from './location-store'

const folder = temporaryFolder()
const file = join(folder, 'local', 'copy.sqlite')
const local = openLocalDatabase({ file, migrations: localMigrations, logger: silentLogger })
const store = new LocationStore(local.read)
const { club } = readDemoContent('resources/demo-club')

beforeAll(() => {
  const synced = { version: 1, syncSeq: 1, updatedAt: '2026-11-01T00:00:00.000Z' }
  local.write((db) => {
    for (const { id, name, timeZone, address, hours, staffedHours, holidays } of club.locations) {
      const times = { timeZone, hours, staffedHours, holidays }
      db.insert(locations)
        .values({ id, name, address, phone: '+19025550110', ...times, ...synced })
        .run()
    }
    const broken = { hours: { mon: 'all day' } as never, staffedHours: {} as never, holidays: [] }
    db.insert(locations)
      .values({
        ...{ id: 'broken', name: 'Broken', address: '', phone: '', timeZone: 'UTC' },
        ...{ ...broken, ...synced },
      })
      .run()
  })
})

afterAll(() => {
  local.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the places of the copy', () => {
  it('come by name, without their hours', () => {
    expect(store.all().map(({ name }) => name)).toEqual(['Bedford', 'Broken', 'Harbour', 'Truro'])
    expect(Object.keys(store.all()[0] ?? {})).not.toContain('hours')
  })

  it('say when they are open and staffed', () => {
    const truro = club.locations.find(({ id }) => id === 'truro')
    expect(store.timesOf('truro')).toEqual({
      ...{ hours: truro?.hours, staffedHours: truro?.staffedHours },
      ...{ holidays: truro?.holidays, timeZone: 'America/Halifax' },
    })
  })

  it('say nothing of hours that are not there, or in no form that is known', () => {
    expect([store.timesOf('nowhere'), store.timesOf('broken')]).toEqual([null, null])
  })
})
