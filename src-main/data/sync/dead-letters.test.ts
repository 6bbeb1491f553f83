import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids'
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
  it('keeps what was refused with why; what depends on it waits, all else goes', () => {
    expect(desk.letters.list()).toMatchObject([{ rowId: id, code: 'INVALID' }])
    expect(desk.jobs()).toMatchObject([{ title: 'Other', version: 1 }])
    const queue = readQueue(desk.read)
    expect(queue).toMatchObject({
      total: 1,
      counts: [{ entity: 'notes', kind: 'insert', count: 1 }],
    })
    expect(queue.held).toMatchObject([
      { entity: 'notes', reason: expect.stringContaining('waits') },
    ])
  })

  it('sends it again as a change of its own, what waits for it behind', async () => {
    const before = letter()?.opId ?? ''
    desk.letters.retry(before)
    expect(desk.jobs()).toHaveLength(2)
    expect(desk.notes()).toHaveLength(1)
    await desk.sync()
    expect(letter()).toMatchObject({ rowId: id, code: 'INVALID' })
    expect(letter()?.opId).not.toBe(before)
    expect(readQueue(desk.read).total).toBe(1)
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
    ])
  })

  it('knows nothing of others', () => {
    const gone = expect.objectContaining({ code: 'NOT_FOUND' })
    expect(() => desk.letters.retry(newId())).toThrow(gone)
    expect(() => desk.letters.discard(newId())).toThrow(gone)
  })
})
