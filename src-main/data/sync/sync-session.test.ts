import { AppError } from '@shared/ipc/app-error'
import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids'
import { outbox, shadows } from '../sqlite/schema/sync'
import type { CentralModel } from './testing/central-model'
import { cutLine, ModelDesk, newJob, testModel } from './testing/model-desk'
import { simulatedEntities } from './testing/simulated-club'

let model: CentralModel
let ada: ModelDesk
let bea: ModelDesk
const id = newId()

const states = (desk: ModelDesk) =>
  desk.read
    .select({ state: outbox.state })
    .from(outbox)
    .all()
    .map(({ state }) => state)
const edit = (desk: ModelDesk, changes: object) =>
  desk.writer.write((all) => all.update('jobs', id, changes))

beforeEach(async () => {
  model = testModel()
  ada = new ModelDesk(model, 'ada')
  bea = new ModelDesk(model, 'bea')
  ada.writer.write((changes) => {
    changes.insert('jobs', newJob({ id }))
    changes.insert('notes', { id: newId(), jobId: id, body: 'first' })
  })
  await ada.sync()
  await bea.sync()
})

describe('SyncSession', () => {
  it('brings what one desk did to the other, and keeps it for a restore', () => {
    expect(bea.jobs()).toEqual(ada.jobs())
    expect(bea.notes()).toMatchObject([{ body: 'first' }])
    expect(states(ada)).toEqual(['kept', 'kept'])
    expect(ada.read.select().from(shadows).all()).toEqual([])
  })

  it('greets once and asks no more than it must when there is nothing new', async () => {
    ada.calls.length = 0
    await ada.sync()
    expect(ada.calls).toEqual(['pull'])
  })

  it.each(['before', 'after'] as const)(
    'applies a change once when the line is cut %s it',
    async (moment) => {
      edit(ada, { title: 'Gate' })
      ada[moment] = (call) => call === 'push' && cutLine()
      await expect(ada.sync()).rejects.toThrow('cut')
      expect(states(ada)).toContain('sent')
      ada[moment] = () => undefined
      await ada.syncAnew()
      await bea.sync()
      expect(bea.jobs()).toMatchObject([{ title: 'Gate', version: 2 }])
    },
  )

  it('sends less at a time to a server that runs out of time', async () => {
    ada.writer.write((changes) => {
      for (const title of ['1', '2', '3', '4', '5']) changes.insert('jobs', newJob({ title }))
    })
    let left = 2
    ada.before = (call) => {
      if (call === 'push' && left-- > 0) throw new AppError('TIMED_OUT', 'Too slow.')
    }
    ada.calls.length = 0
    await ada.sync()
    await bea.sync()
    expect(
      bea
        .jobs()
        .map(({ title }) => title)
        .sort(),
    ).toEqual(['1', '2', '3', '4', '5', 'Door'])
    expect(ada.calls.filter((call) => call === 'push').length).toBeGreaterThan(2)
  })

  it('shows its own change until the copy contains it, and never the old one in between', async () => {
    edit(ada, { title: 'Gate' })
    ada.before = (call) => call === 'pull' && cutLine()
    await expect(ada.sync()).rejects.toThrow('cut')
    expect(states(ada)).toContain('acked')
    expect(ada.jobs()).toMatchObject([{ title: 'Gate', version: 1 }])
    ada.before = () => undefined
    await ada.syncAnew()
    expect(ada.jobs()).toMatchObject([{ title: 'Gate', version: 2 }])
  })

  it('is done with its change although the last page that came was full', async () => {
    const [note] = ada.notes()
    ada.copy.known.pageSize = 1
    ada.writer.write((changes) => changes.delete('notes', note?.id ?? ''))
    await ada.sync()
    expect(states(ada)).toEqual(['kept', 'kept', 'kept'])
    expect(ada.read.select().from(shadows).all()).toEqual([])
  })

  it('keeps both texts when two desks change the same field', async () => {
    edit(ada, { title: 'Gate' })
    edit(bea, { title: 'Fence' })
    await ada.sync()
    await bea.sync()
    expect(bea.jobs()).toMatchObject([{ title: 'Gate' }])
    await ada.sync()
    const conflicts = ada.read
      .select()
      .from(ada.copy.entities.sync_conflicts?.mirror as never)
      .all()
    expect(conflicts).toMatchObject([{ base: 'Door', mine: 'Fence', theirs: 'Gate' }])
  })

  it('takes rows out of sight away, with what hangs on them', async () => {
    model.setSight('bea', ['mill'])
    await bea.syncAnew()
    expect(bea.jobs()).toEqual([])
    expect(bea.notes()).toEqual([])
    model.setSight('bea', [])
    await bea.syncAnew()
    expect(bea.notes()).toMatchObject([{ body: 'first' }])
  })

  it('takes deleted rows away, with what hangs on them', async () => {
    ada.writer.write((changes) => changes.delete('jobs', id))
    await ada.sync()
    await bea.sync()
    expect([bea.jobs(), bea.notes(), ada.notes()]).toEqual([[], [], []])
  })

  it('keeps what hangs on a row whose deletion did not come through', async () => {
    edit(ada, { title: 'Gate' })
    bea.writer.write((changes) => changes.delete('jobs', id))
    await ada.sync()
    await bea.sync()
    expect(bea.jobs()).toMatchObject([{ title: 'Gate' }])
    expect(bea.notes()).toMatchObject([{ body: 'first' }])
  })

  it('does again what a restore of the database undid', async () => {
    model.keepBackup()
    edit(ada, { title: 'Gate' })
    await ada.sync()
    await bea.sync()
    model.restore()
    await bea.syncAnew()
    expect(bea.jobs()).toMatchObject([{ title: 'Door' }])
    await ada.syncAnew()
    await bea.sync()
    expect(ada.jobs()).toMatchObject([{ title: 'Gate' }])
    expect(bea.jobs()).toEqual(ada.jobs())
  })

  it('becomes a device of its own when its disk was copied', async () => {
    const twin = new ModelDesk(model, 'ada', ada.disk.image())
    edit(ada, { title: 'Gate' })
    edit(twin, { text: 'stuck' })
    await ada.sync()
    await twin.sync()
    await ada.sync()
    expect(ada.jobs()).toMatchObject([{ title: 'Gate', text: 'stuck' }])
    expect(twin.jobs()).toEqual(ada.jobs())
  })

  it('fetches everything again when deletions were forgotten meanwhile', async () => {
    const [note] = ada.notes()
    ada.writer.write((changes) => changes.delete('notes', note?.id ?? ''))
    await ada.sync()
    model.prune(model.state.seq)
    await bea.syncAnew()
    expect(bea.notes()).toEqual([])
    expect(bea.jobs()).toHaveLength(1)
  })

  it('goes on with a whole copy where it stopped, and shows the old one until then', async () => {
    for (let more = 0; more < 2_400; more += 1) {
      model.addPlace(`place-${more}`)
    }
    model.setSight('bea', ['mill'])
    const pulls = () => bea.calls.filter((call) => call === 'pull').length
    bea.calls.length = 0
    bea.before = (call) => call === 'pull' && pulls() === 3 && cutLine()
    await expect(bea.syncAnew()).rejects.toThrow('cut')
    expect(bea.jobs()).toHaveLength(1)
    bea.before = () => undefined
    await bea.syncAnew()
    expect(pulls()).toBe(4)
    expect(bea.jobs()).toEqual([])
  })

  it('asks a slow line for less at once until it comes in time', async () => {
    for (let more = 0; more < 500; more += 1) model.addPlace(`place-${more}`)
    bea.mostRows = 150
    for (const _size of [1_000, 500, 250]) await expect(bea.syncAnew()).rejects.toThrow('cut')
    await bea.syncAnew()
    expect(bea.read.select().from(simulatedEntities.places.mirror).all()).toHaveLength(502)
  })

  it('sends a change made by a clock that is far ahead as made now', async () => {
    ada.clock = new Date('2099-01-01T00:00:00.000Z')
    edit(ada, { title: 'Gate' })
    ada.clock = new Date('2026-11-02T09:00:00.000Z')
    await ada.sync()
    expect(ada.letters.list()).toEqual([])
    expect(ada.jobs()).toMatchObject([{ title: 'Gate', version: 2 }])
  })
})
