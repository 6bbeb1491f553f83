import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localMigrations, temporaryFolder } from '../../data/postgres/testing/test-server'
import type { LocalDatabase } from '../../data/sqlite/local-database'
import { openLocalDatabase } from '../../data/sqlite/open-local-database'
import { deadLetters } from '../../data/sqlite/schema/sync'
import { entities } from '../../data/sync/entities'
import { filledRow, writeRows } from '../../data/sync/mirror-rows'
import { enqueue } from '../../data/sync/outbox-store'
import { silentLogger } from '../../platform/logger'
import { SyncStore } from './sync-store'

const folder = temporaryFolder()
let local: LocalDatabase
let store: SyncStore

const operation = (opId: string, dependsOn: readonly string[] = []) => ({
  ...{ opId, dependsOn, entity: 'tickets', rowId: 'a', kind: 'update' as const, changes: {} },
  ...{ baseVersion: 1, priority: 1, madeAt: '2026-11-20T12:00:00.000Z' },
})

beforeAll(() => {
  const file = join(folder, 'local', 'copy.sqlite')
  local = openLocalDatabase({ file, migrations: localMigrations, logger: silentLogger })
  store = new SyncStore(local)
  local.write((db) => {
    const why = { code: 'FORBIDDEN', message: 'No.', refusedAt: '2026-11-20T12:00:00.000Z' }
    for (const opId of ['refused', 'alone'])
      db.insert(deadLetters)
        .values({ ...operation(opId), ...why })
        .run()
    db.insert(deadLetters)
      .values({ ...operation('built', ['refused']), ...why, code: 'DEPENDS_ON_REFUSED' })
      .run()
    enqueue(db, operation('first', ['refused', 'gone']))
    enqueue(db, operation('second', ['first', 'refused']))
    enqueue(db, { ...operation('done', ['refused']), state: 'kept' })
    writeRows(db, entities.tickets, [
      filledRow(entities.tickets, { id: 'a', title: 'Door' }),
      filledRow(entities.tickets, { id: 'without-a-title' }),
    ])
  })
})

afterAll(() => {
  local.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('SyncStore', () => {
  it('counts the changes that were built on a refused one, and only those', () => {
    expect(store.dependants()).toEqual(new Map([['refused', 3]]))
  })

  it('calls rows by their title, or by their id where they have none', () => {
    const rows = [
      { entity: 'tickets', rowId: 'a' },
      { entity: 'tickets', rowId: 'without-a-title' },
      { entity: 'tickets', rowId: 'not-here-at-all' },
      { entity: 'of a newer app', rowId: '0123456789' },
    ]
    expect(rows.map(store.titles(rows))).toEqual(['Door', 'without-', 'not-here', '01234567'])
  })
})
