import { asc } from 'drizzle-orm'
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
