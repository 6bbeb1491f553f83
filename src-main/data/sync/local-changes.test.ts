import { asc } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids'
import { outbox, shadows } from '../sqlite/schema/sync'
import type { Changes } from './protocol'
import { ModelDesk, newJob, testModel } from './testing/model-desk'

let desk: ModelDesk
let id: string

const queued = () => desk.read.select().from(outbox).orderBy(asc(outbox.position)).all()
const waiting = () => queued().filter(({ state }) => state === 'queued')
const edit = (changes: object) => desk.writer.write((all) => all.update('jobs', id, changes))
const code = (expected: string) => expect.objectContaining({ code: expected })

const someFields = fc.record(
  {
    title: fc.constantFrom('Door', 'Gate', 'Fence'),
    text: fc.constantFrom('', 'broken', 'mended'),
    tags: fc.subarray(['red', 'blue']),
    seen: fc.nat({ max: 2 }),
    closedBy: fc.constantFrom(null, 'ada'),
  },
  { requiredKeys: [] },
)

beforeEach(async () => {
  desk = new ModelDesk(testModel())
  id = newId()
  desk.writer.write((changes) => changes.insert('jobs', newJob({ id })))
  await desk.sync()
})

describe('LocalChanges', () => {
  it('shows a change at once, keeps how it was, and queues what the person saw and did', () => {
    edit({ title: 'Gate' })
    expect(desk.jobs()).toMatchObject([{ title: 'Gate', version: 1 }])
    expect(desk.read.select().from(shadows).get()?.row).toMatchObject({ title: 'Door' })
    expect(waiting()).toMatchObject([
      { kind: 'update', baseVersion: 1, changes: { title: { from: 'Door', to: 'Gate' } } },
    ])
    expect(desk.changed.at(-1)).toEqual({ entity: 'jobs', ids: [id] })
  })

  it('keeps nothing of a transaction that fails', () => {
    const before = queued().length
    expect(() =>
      desk.writer.write((changes) => {
        changes.update('jobs', id, { title: 'Gate' })
        throw new Error('after all not')
      }),
    ).toThrow('after all not')
    desk.disk.full = true
    expect(() => edit({ title: 'Gate' })).toThrow(code('DISK_FULL'))
    expect(queued()).toHaveLength(before)
    expect(desk.jobs()).toMatchObject([{ title: 'Door' }])
  })

  it('queues nothing when nothing changes', () => {
    edit({ title: 'Door', tags: [] })
    expect(waiting()).toEqual([])
  })

  it('makes one operation of two in a row, under an id of its own', () => {
    edit({ title: 'Gate' })
    const first = waiting()[0]?.opId
    edit({ title: 'Fence', text: 'broken' })
    const expected: Changes = {
      title: { from: 'Door', to: 'Fence' },
      text: { from: '', to: 'broken' },
    }
    expect(waiting().map(({ changes }) => changes)).toEqual([expected])
    expect(waiting()[0]?.opId).not.toBe(first)
  })

  it('sends nothing of a change that was taken back before it was sent', () => {
    edit({ title: 'Gate' })
    edit({ title: 'Door' })
    expect(waiting()).toEqual([])
    expect(desk.read.select().from(shadows).all()).toEqual([])
    expect(desk.jobs()).toMatchObject([{ title: 'Door' }])
  })

  it('keeps two operations apart when something was done in between, or each step counts', () => {
    edit({ title: 'Gate' })
    desk.writer.write((all) => all.insert('notes', { id: newId(), jobId: id, body: 'see title' }))
    edit({ title: 'Fence' })
    edit({ status: 'doing' })
    edit({ status: 'done' })
    expect(waiting()).toHaveLength(5)
  })

  it('waits for new rows that it names, which become as urgent as it is', () => {
    const other = newId()
    desk.writer.write((changes) => {
      changes.insert('jobs', newJob({ id: other }))
      changes.insert('notes', { id: newId(), jobId: other, body: 'urgent' })
    })
    const [job, note] = waiting()
    expect(note?.dependsOn).toEqual([job?.opId])
    expect(job?.priority).toBe(0)
  })

  it('makes of many rows at once what it makes of them one by one', async () => {
    const other = new ModelDesk(testModel())
    const ids = Array.from({ length: 4 }, newId)
    const made = ids.map((each) => newJob({ id: each }))
    desk.writer.write((changes) => changes.insertAll('jobs', made))
    for (const row of made) other.writer.write((changes) => changes.insert('jobs', row))
    const shadowsOf = ({ read }: ModelDesk) => read.select().from(shadows).all()
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...ids), someFields)), (each) => {
        const fields = new Map(each)
        desk.writer.write((changes) => changes.updateAll('jobs', fields))
        for (const [row, set] of fields) other.writer.write((all) => all.update('jobs', row, set))
        const shown = desk.jobs().filter(({ id: one }) => one !== id)
        expect(shown).toEqual(other.jobs())
        expect(shadowsOf(desk)).toEqual(shadowsOf(other))
      }),
      { numRuns: 60 },
    )
    await desk.sync()
    await other.sync()
    const withoutNumbers = (all: ModelDesk) =>
      all.jobs().map(({ version: _, syncSeq: __, ...job }) => job)
    expect(withoutNumbers(desk).filter((job) => job.id !== id)).toEqual(withoutNumbers(other))
  })

  it('keeps the order in which many rows name each other and what is there', () => {
    const jobs = [newJob(), newJob()]
    const notes = jobs.map((job) => ({ id: newId(), jobId: job.id, body: 'first' }))
    desk.writer.write((changes) => {
      changes.insertAll('jobs', jobs)
      changes.insertAll('notes', notes)
      changes.updateAll('notes', new Map(notes.map((note) => [note.id, { body: 'second' }])))
    })
    const opIds = waiting().map(({ opId }) => opId)
    const dependsOn = waiting().map((each) => each.dependsOn.map((opId) => opIds.indexOf(opId)))
    expect(dependsOn).toEqual([[], [], [0], [1], [2], [3]])
  })

  it('changes none of many rows when one of them cannot be changed', () => {
    const gate = { title: 'Gate' }
    const edits = new Map([id, newId()].map((each) => [each, gate]))
    const editAll = () => desk.writer.write((changes) => changes.updateAll('jobs', edits))
    expect(editAll).toThrow(code('NOT_FOUND'))
    const twice = [newJob({ id: 'one' }), newJob({ id: 'one' })]
    const insertAll = () => desk.writer.write((changes) => changes.insertAll('jobs', twice))
    expect(insertAll).toThrow(code('ALREADY_THERE'))
    expect(desk.jobs()).toMatchObject([{ title: 'Door' }])
    expect(waiting()).toEqual([])
  })

  it('refuses what is too large or cannot be kept, and writes nothing', () => {
    expect(() => edit({ text: 'x'.repeat(300_000) })).toThrow(code('TOO_LARGE'))
    expect(() => edit({ text: 'a\0b' })).toThrow(code('INVALID_VALUE'))
    expect(() => edit({ seen: Number.NaN })).toThrow(code('INVALID_VALUE'))
    expect(waiting()).toEqual([])
    expect(desk.jobs()).toMatchObject([{ text: '', seen: 0 }])
  })

  it('refuses changes to rows that are not here, and rows that are', () => {
    const insert = () => desk.writer.write((changes) => changes.insert('jobs', newJob({ id })))
    expect(insert).toThrow(code('ALREADY_THERE'))
    desk.writer.write((changes) => changes.delete('jobs', id))
    expect(() => edit({ title: 'Gate' })).toThrow(code('NOT_FOUND'))
    expect(desk.jobs()).toEqual([])
  })
})
