import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids'
import { removeDeadLetter } from './dead-letter-store'
import { enqueue } from './outbox-store'
import { readQueue } from './sync-queue'
import { ModelDesk, newJob, testModel } from './testing/model-desk'

let desk: ModelDesk
const id = newId()

/** A job that the database refuses, and a note on it. */
beforeEach(async () => {
  desk = new ModelDesk(testModel())
  desk.writer.write((changes) => {
    changes.insert('jobs', newJob({ id, title: '' }))
    changes.insert('notes', { id: newId(), jobId: id, body: 'on it' })
    changes.insert('jobs', newJob({ title: 'Other' }))
  })
  await desk.sync()
})

const letter = () => desk.letters.list()[0]

describe('DeadLetters', () => {
  it('keeps what was refused with why, and what was built on it; all else goes', () => {
    expect(desk.letters.list()).toMatchObject([
      { rowId: id, code: 'INVALID' },
      { entity: 'notes', code: 'DEPENDS_ON_REFUSED', changes: { body: { to: 'on it' } } },
    ])
    expect(desk.notes()).toEqual([])
    expect(desk.jobs()).toMatchObject([{ title: 'Other', version: 1 }])
    expect(readQueue(desk.read)).toMatchObject({ total: 0, held: [] })
  })

  it.each([0, 1])('sends both again, whichever is asked for: %s', async (which) => {
    const before = letter()?.opId ?? ''
    desk.letters.retry(desk.letters.list()[which]?.opId ?? '')
    expect(desk.letters.list()).toEqual([])
    expect(desk.jobs()).toHaveLength(2)
    expect(desk.notes()).toHaveLength(1)
    await desk.sync()
    expect(letter()).toMatchObject({ rowId: id, code: 'INVALID' })
    expect(letter()?.opId).not.toBe(before)
    expect(desk.letters.list()[1]).toMatchObject({ code: 'DEPENDS_ON_REFUSED' })
    expect(readQueue(desk.read).total).toBe(0)
  })

  it('gives it up only with what was built on it', () => {
    desk.letters.discard(letter()?.opId ?? '')
    expect(desk.letters.list()).toMatchObject([{ entity: 'notes', code: 'DEPENDS_ON_DISCARDED' }])
    expect(readQueue(desk.read).total).toBe(0)
    expect(desk.notes()).toEqual([])
  })

  it('hands out everything that it holds', () => {
    expect(JSON.parse(desk.letters.export())).toMatchObject([
      { rowId: id, changes: { title: { to: '' } }, code: 'INVALID' },
      { entity: 'notes', code: 'DEPENDS_ON_REFUSED' },
    ])
  })

  it('takes along what an earlier version left waiting', async () => {
    const [, note] = desk.letters.list()
    const { code: _, message: __, refusedAt: ___, ...operation } = note ?? expect.fail('no note')
    desk.copy.local.write((db) => {
      removeDeadLetter(db, operation.opId)
      enqueue(db, operation)
    })
    await desk.sync()
    expect(readQueue(desk.read).total).toBe(0)
    expect(desk.letters.list()).toMatchObject([{}, { code: 'DEPENDS_ON_REFUSED' }])
  })

  it('knows nothing of others', () => {
    const gone = expect.objectContaining({ code: 'NOT_FOUND' })
    expect(() => desk.letters.retry(newId())).toThrow(gone)
    expect(() => desk.letters.discard(newId())).toThrow(gone)
  })
})
