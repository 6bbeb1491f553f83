import { asc } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids'
import { localMigrations } from '../postgres/testing/test-server'
import type { LocalDatabase } from '../sqlite/local-database'
import { facts } from '../sqlite/schema/local-knowledge'
import { outbox } from '../sqlite/schema/sync'
import { ConflictList } from './conflict-list'
import { entities } from './entities'
import { LocalWriter } from './local-writer'
import { filledRow, writeRows } from './mirror-rows'
import { emptyDisk, MemoryLocal } from './testing/memory-local'

const now = new Date('2026-11-02T09:00:00.000Z')
let local: LocalDatabase
let list: ConflictList
const fact = newId()
const conflict = newId()

/** Somebody else made the price 50; ours, 45, came second. */
beforeEach(() => {
  local = new MemoryLocal(emptyDisk(localMigrations)).open(() => false)
  const clock = { now: () => now }
  const nothing = () => undefined
  const shared = { local, entities, clock, newId, onChanged: nothing, onQueued: nothing }
  list = new ConflictList(local, new LocalWriter(shared))
  local.write((db) => {
    const price = { id: fact, key: 'price.hour', value: 50, audience: 'public', version: 3 }
    writeRows(db, entities.facts, [filledRow(entities.facts, price)])
    const about = { id: conflict, entity: 'facts', row_id: fact, field: 'value', kind: 'field' }
    const sides = { base: 40, mine: 45, theirs: 50, made_at: now.toISOString() }
    const filled = filledRow(entities.sync_conflicts, { ...about, ...sides })
    writeRows(db, entities.sync_conflicts, [filled])
  })
})

const queued = () => local.read.select().from(outbox).orderBy(asc(outbox.position)).all()
const price = () => local.read.select().from(facts).get()?.value
const resolution = (to: string) => ({
  ...{ entity: 'sync_conflicts', rowId: conflict },
  changes: { resolution: { from: null, to } },
})

describe('ConflictList', () => {
  it('lists what is open with both sides', () => {
    expect(list.open()).toMatchObject([{ id: conflict, base: 40, mine: 45, theirs: 50 }])
  })

  it.each([
    [{ resolution: 'mine' } as const, 45],
    [{ resolution: 'merged', value: 48 } as const, 48],
  ])('puts what was chosen in the place of the other: %j', (settlement, value) => {
    list.settle(conflict, settlement)
    expect(price()).toBe(value)
    const change = { entity: 'facts', baseVersion: 3, changes: { value: { from: 50, to: value } } }
    expect(queued()).toMatchObject([change, resolution(settlement.resolution)])
    expect(list.open()).toEqual([])
  })

  it('settles nothing for the others unless the change itself is taken', () => {
    list.settle(conflict, { resolution: 'mine' })
    const [change, settled] = queued()
    expect(settled?.dependsOn).toEqual([change?.opId])
  })

  it('leaves the other as it is when that is chosen', () => {
    list.settle(conflict, { resolution: 'theirs' })
    expect(price()).toBe(50)
    expect(queued()).toMatchObject([resolution('theirs')])
  })

  it('settles nothing twice', () => {
    list.settle(conflict, { resolution: 'theirs' })
    const settle = () => list.settle(conflict, { resolution: 'mine' })
    expect(settle).toThrow(expect.objectContaining({ code: 'ALREADY_SETTLED' }))
    expect(queued()).toHaveLength(1)
  })
})
