import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDemoContent } from '../../../data/demo/demo-content'
import { localMigrations, temporaryFolder } from '../../../data/postgres/testing/test-server'
import { openLocalDatabase } from '../../../data/sqlite/open-local-database'
import { facts, locations } from '../../../data/sqlite/schema/local-knowledge'
import { staffNames } from '../../../data/sqlite/schema/local-people'
import { silentLogger } from '../../../platform/logger'
import { compileTemplates } from './compile-templates'
import { FactStore } from './fact-store'
import { demoFacts } from './testing/demo-facts'

const folder = temporaryFolder()
const file = join(folder, 'local', 'copy.sqlite')
const local = openLocalDatabase({ file, migrations: localMigrations, logger: silentLogger })
const store = new FactStore(local.read)
const demo = demoFacts()
const updatedAt = '2026-11-09T12:00:00.000Z'

beforeAll(() => {
  const synced = { version: 1, syncSeq: 1, updatedAt }
  local.write((db) => {
    db.insert(staffNames)
      .values({ id: 'ruth', name: 'Ruth', ...synced })
      .run()
    for (const { id, key, locationId, value, audience } of demo.facts) {
      const row = { id, key, locationId, value, audience, updatedBy: 'ruth', ...synced }
      db.insert(facts).values(row).run()
    }
    for (const { bays: _bays, ...place } of readDemoContent('resources/demo-club').club.locations) {
      db.insert(locations)
        .values({ ...place, ...synced })
        .run()
    }
    const odd = { hours: {} as never, staffedHours: {} as never, holidays: [], timeZone: 'Mars' }
    const gone = { id: 'gone', name: 'Gone', address: '', phone: '', ...odd, ...synced }
    db.insert(locations)
      .values({ ...gone, deletedAt: updatedAt })
      .run()
    db.insert(locations)
      .values({ ...gone, id: 'odd', name: 'Zodd' })
      .run()
  })
})

afterAll(() => {
  local.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the facts of the copy', () => {
  it('come with who changed them; places come by name, deleted ones not at all', () => {
    expect(store.facts()).toHaveLength(demo.facts.length)
    expect(store.facts()[0]).toMatchObject({ version: 1, updatedAt, updatedBy: 'Ruth' })
    expect(store.places().map(({ name }) => name)).toEqual(['Bedford', 'Harbour', 'Truro', 'Zodd'])
    expect(store.places().at(-1)?.times).toBe(null)
    expect(store.places()[0]?.times).toEqual(demo.places[0]?.times)
  })

  it('stay the same arrays until a row changes, and are answered from at once', () => {
    const templates = compileTemplates({ facts: () => store.facts(), places: () => store.places() })
    const wifi = () => {
      const reading = templates.read('wifi at bedford')
      if (reading === null) throw new Error('Not read.')
      const scope = { audiences: ['public' as const], locationId: null, now: new Date(updatedAt) }
      return templates.answer(reading, scope)?.blocks[0]?.text
    }
    const before = store.facts()
    expect(store.facts()).toBe(before)
    expect(wifi()).toContain('millrace-42')
    const bedford = demo.facts.find(
      ({ key, locationId }) => key === 'wifi' && locationId === 'bedford',
    )
    // Changed on this device: neither the version nor the place in the order of commits moves yet.
    local.write((db) => {
      const value = { network: 'Fairway24 Guest', password: 'new-word' }
      db.update(facts)
        .set({ value })
        .where(eq(facts.id, bedford?.id ?? ''))
        .run()
    })
    expect(store.facts()).not.toBe(before)
    expect(wifi()).toContain('new-word')
  })
})
