import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLogger } from '../../platform/logger'
import { localMigrations, temporaryFolder } from '../postgres/testing/test-server'
import { foundOperations, sampleOperation, writeSample } from '../testing/sample-operation'
import type { LocalDatabase } from './local-database'
import { openLocalDatabase } from './open-local-database'
import { answers, questions, spans, traces } from './schema/asked'
import { facts } from './schema/local-knowledge'
import { deadLetters, outbox } from './schema/sync'
import { syncState } from './schema/sync-state'

const madeAt = '2026-11-20T15:00:00.000Z'
const start = new Date('2026-11-20T15:00:00Z')
const pageBytes = 4096
let folder: string
let file: string
const opened: LocalDatabase[] = []

beforeEach(() => {
  folder = temporaryFolder()
  file = join(folder, 'local', 'somebody.sqlite')
})

afterEach(() => {
  for (const local of opened.splice(0)) local.close()
  rmSync(folder, { recursive: true, force: true })
})

function open(now = start): LocalDatabase {
  const options = { file, migrations: localMigrations, logger: silentLogger, now: () => now }
  const local = openLocalDatabase(options)
  opened.push(local)
  return local
}

/** Closes everything, changes the file's bytes and opens it again. */
function reopenWith(change: (bytes: Buffer) => void, now = start): LocalDatabase {
  for (const local of opened.splice(0)) local.close()
  const { atime, mtime } = statSync(file)
  const bytes = readFileSync(file)
  change(bytes)
  writeFileSync(file, bytes)
  utimesSync(file, atime, mtime)
  return open(now)
}

function addOperations(local: LocalDatabase, count: number): readonly number[] {
  const indexes = Array.from({ length: count }, (_, index) => index)
  for (const index of indexes) {
    local.write((db) => writeSample(db, sampleOperation(1, index), madeAt))
  }
  return indexes
}

function addQuestion(local: LocalDatabase, traceId: string): void {
  const asked = { traceId, askedAt: madeAt, locationId: null }
  const routed = {
    assistant: 'booking',
    confidence: 1,
    tier: 'knowledge',
    status: 'answered',
  } as const
  local.write((db) => {
    const person = { personId: 'p', personName: 'P' }
    db.insert(questions)
      .values({ ...asked, text: 'Which bay?', ...person })
      .run()
    db.insert(answers)
      .values({ traceId, ...routed, body: { text: 'Bay 2' }, durationMs: 1 })
      .run()
    db.insert(traces)
      .values({ ...asked, ...routed, question: 'Which bay?', askedBy: 'P', durationMs: 1 })
      .run()
    const span = { spanId: '00f067aa0ba902b7', parentSpanId: null, name: 'ask', startMs: 0.5 }
    db.insert(spans)
      .values({ traceId, ...span, durationMs: 1, status: 'ok', attributes: {} })
      .run()
  })
}

const noHeader = (bytes: Buffer) => bytes.fill(0xa5, 0, 100)
const rootOf = (table: string): number => {
  const client = new Database(file, { readonly: true })
  const sql = 'SELECT rootpage FROM sqlite_schema WHERE name = ?'
  const root = client.prepare<[string], number>(sql).pluck().get(table)
  client.close()
  return root ?? 0
}
const noPage = (page: number) => (bytes: Buffer) =>
  bytes.fill(0, (page - 1) * pageBytes, page * pageBytes)

describe('a local database that is built again', () => {
  it('keeps what only this device has, as a new device', () => {
    const local = open()
    const indexes = addOperations(local, 120)
    addQuestion(local, 'a'.repeat(32))
    const first = sampleOperation(1, 0)
    local.write((db) => {
      db.insert(syncState).values({ key: 'device', value: 'old' }).run()
      db.update(outbox).set({ state: 'sent', deviceSeq: 7 }).run()
      const { opId, rowId } = sampleOperation(1, 999)
      const refused = { code: 'FORBIDDEN', message: 'No', refusedAt: madeAt, priority: 1 }
      const change = {
        kind: 'delete',
        baseVersion: 1,
        changes: {},
        dependsOn: [first.opId],
      } as const
      db.insert(deadLetters)
        .values({ opId, entity: 'facts', rowId, ...change, ...refused, madeAt })
        .run()
    })
    const { rebuilt, read } = reopenWith(noHeader)
    expect(rebuilt?.salvaged).toEqual({ operations: 120, refused: 1, questions: 1 })
    expect(foundOperations(read, 1, indexes).size).toBe(120)
    const states = read
      .selectDistinct({ state: outbox.state, seq: outbox.deviceSeq })
      .from(outbox)
      .all()
    expect(states).toEqual([{ state: 'queued', seq: null }])
    expect(
      read
        .select()
        .from(outbox)
        .all()
        .map(({ position }) => position),
    ).toEqual(indexes.map((index) => index + 1))
    for (const table of [deadLetters, questions, answers, traces, spans]) {
      expect(read.select().from(table).all()).toHaveLength(1)
    }
    expect(read.select({ startMs: spans.startMs }).from(spans).get()).toEqual({ startMs: 0.5 })
    expect(read.select({ key: syncState.key }).from(syncState).all()).toEqual([{ key: 'rebuilt' }])
    expect(read.select().from(facts).all()).toEqual([])
  })

  it('does not send again what the central database has applied', () => {
    const local = open()
    addOperations(local, 3)
    local.write((db) => db.update(outbox).set({ state: 'kept', syncSeq: 12, deviceSeq: 3 }).run())
    const { rebuilt, read } = reopenWith(noHeader)
    expect(rebuilt?.salvaged.operations).toBe(0)
    const states = read
      .selectDistinct({ state: outbox.state, seq: outbox.syncSeq })
      .from(outbox)
      .all()
    expect(states).toEqual([{ state: 'acked', seq: 12 }])
  })

  it('does not bring back what was removed from the outbox', () => {
    const local = open()
    addOperations(local, 120)
    local.write((db) => db.delete(outbox).run())
    const { rebuilt } = reopenWith(noHeader)
    expect(rebuilt?.salvaged.operations).toBe(0)
  })

  it.each(['outbox', 'sqlite_autoindex_sync_state_1'])(
    'is whole without the first page of %s',
    (name) => {
      const indexes = addOperations(open(), 120)
      const root = rootOf(name)
      expect(root).toBeGreaterThan(0)
      const damage = (bytes: Buffer) => {
        noHeader(bytes)
        noPage(root)(bytes)
      }
      const { rebuilt, read } = reopenWith(damage)
      expect(rebuilt?.complete).toBe(false)
      expect(foundOperations(read, 1, indexes).size).toBe(120)
    },
  )

  it('says that nothing is missing when only what can be pulled again was damaged', () => {
    addOperations(open(), 40)
    const root = rootOf('facts')
    const later = new Date(start.getTime() + 25 * 60 * 60 * 1000)
    const { rebuilt } = reopenWith(noPage(root), later)
    expect(rebuilt).toMatchObject({ complete: true, lost: 0, salvaged: { operations: 40 } })
  })

  it('is checked again at the next start when a query finds damage', () => {
    addOperations(open(), 40)
    const root = rootOf('facts')
    const damaged = reopenWith(noPage(root))
    expect(damaged.rebuilt).toBeNull()
    expect(() => damaged.read.select().from(facts).all()).toThrow(
      expect.objectContaining({ code: 'LOCAL_DAMAGED' }),
    )
    expect(damaged.read.select().from(outbox).all()).toHaveLength(40)
    expect(reopenWith(() => undefined).rebuilt).toMatchObject({ complete: true })
  })

  it('is not replaced under another ClubOS that has it open', () => {
    open().close()
    open()
    writeFileSync(file, 'not a database, '.repeat(999))
    expect(() => open()).toThrow(expect.objectContaining({ code: 'LOCAL_BUSY', retryable: true }))
    expect(readFileSync(file, 'utf8')).toContain('not a database')
  })

  it('keeps the two newest of the damaged files', () => {
    open()
    for (let time = 0; time < 4; time += 1) expect(reopenWith(noHeader).rebuilt).not.toBeNull()
    const aside = readdirSync(join(folder, 'local')).filter((name) => name.includes('.damaged-'))
    expect(aside.filter((name) => !/-(wal|shm)$/.test(name))).toHaveLength(2)
  })

  it.each(['before', 'in the middle of', 'at the end of'])(
    'is put in place after a crash %s the swap',
    (when) => {
      const indexes = addOperations(open(), 30)
      const { movedAside } = reopenWith(noHeader).rebuilt ?? {}
      for (const local of opened.splice(0)) local.close()
      // Back to where the new file was finished and nothing was moved.
      renameSync(file, `${file}.rebuilt`)
      rmSync(`${file}.state`)
      if (when === 'before') renameSync(String(movedAside), file)
      if (when === 'in the middle of') copyFileSync(`${file}.rebuilt`, `${file}-wal`)
      const { rebuilt, read } = open()
      expect(rebuilt).toMatchObject({ movedAside, salvaged: { operations: 30 } })
      expect(foundOperations(read, 1, indexes).size).toBe(30)
      expect(existsSync(String(movedAside))).toBe(true)
      expect(existsSync(`${file}.rebuilt`)).toBe(false)
    },
  )
})
