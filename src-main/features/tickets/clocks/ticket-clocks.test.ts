import { weekdays } from '@shared/knowledge/opening-hours'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { locations } from '../../../data/sqlite/schema/local-knowledge'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { settled } from '../../../data/sync/testing/settled'
import { promiseDesk, testPromises } from '../testing/promise-desk'

let scene: DeskScene

beforeAll(async () => {
  scene = await startDeskScene()
  // Open day and night, so that the time of day at which this runs changes nothing.
  const closed = JSON.stringify(Object.fromEntries(weekdays.map((day) => [day, []])))
  await scene.owner(`update locations set staffed_hours = $1, holidays = '[]'`, [closed])
})

afterAll(() => scene.close())

const hourMs = 3_600_000

async function deskOf(
  role: 'support' | 'operator' | 'manager',
  more: Parameters<typeof promiseDesk>[2] = {},
) {
  return promiseDesk(await scene.open({ role }), role, more)
}

describe('the clocks of a ticket', () => {
  it('run from its beginning, and say by when', async () => {
    const { create, clocks } = await deskOf('operator')
    const { id, createdAt } = create()
    const later = (ms: number) => new Date(Date.parse(createdAt) + ms).toISOString()
    expect(clocks.show(id)).toMatchObject({
      answer: { state: 'running', dueAt: later(hourMs), metAt: null },
      resolve: { state: 'running', dueAt: later(8 * hourMs) },
      ...{ waiting: false, hours: 'opening', timeZone: 'America/Halifax' },
    })
    const { answer, resolve } = clocks.show(create({ priority: 'low' }).id)
    expect([answer.state, resolve.state]).toEqual(['none', 'none'])
  })

  it('stop at an answer at once, before the database has heard of it', async () => {
    const [dana, theo] = [await deskOf('operator'), await deskOf('manager')]
    const { id } = dana.create()
    dana.tickets.comment({ id, body: 'It still hums.', mentions: [] })
    expect(dana.clocks.show(id).answer.state).toBe('running')
    await dana.desk.drained()
    await settled('at the other desk', () => theo.desk.shown(id))
    theo.tickets.comment({ id, body: 'On my way.', mentions: [] })
    expect(theo.desk.waiting).toBeGreaterThan(0)
    expect(theo.clocks.show(id).answer).toMatchObject({ state: 'met' })
    await theo.desk.drained()
    const answeredAt = await settled('central', async () => (await scene.central(id))?.answered_at)
    // The database does not let a desk's clock be ahead of its own.
    const metAt = (answeredAt as Date).toISOString()
    await settled('the same there', () => dana.clocks.show(id).answer.metAt === metAt)
  })

  it('stand while it waits and go on where they stood, sent or not', async () => {
    let ahead = 0
    const {
      create,
      tickets: service,
      clocks,
      desk,
    } = await deskOf('operator', {
      ahead: () => ahead,
    })
    const { id } = create()
    await desk.drained()
    service.edit({ id, status: 'waiting' })
    const paused = () => clocks.show(id)
    expect(paused()).toMatchObject({ waiting: true, answer: { state: 'met' } })
    const { state, leftMs } = paused().resolve
    expect(state).toBe('paused')
    expect(leftMs).toBeLessThan(8 * hourMs)
    await desk.drained()
    ahead = 5 * hourMs
    expect(paused().resolve.leftMs ?? 0).toBeGreaterThan(7.9 * hourMs)
    service.edit({ id, status: 'in-progress' })
    ahead = 0
    expect(clocks.show(id).resolve.state).toBe('running')
    service.edit({ id, status: 'resolved' })
    expect(clocks.show(id).resolve.state).toBe('met')
    await desk.drained()
    await settled('resolved centrally', () => desk.shown(id)?.resolvedAt)
    expect(clocks.show(id).resolve.state).toBe('met')
    service.edit({ id, status: 'open' })
    expect(clocks.show(id).resolve.state).toBe('running')
  })

  it('are those of the present priority and place', async () => {
    const { create, tickets: service, clocks } = await deskOf('operator')
    const { id, createdAt } = create()
    service.edit({ id, priority: 'urgent' })
    expect(clocks.show(id).resolve.dueAt).toBe(
      new Date(Date.parse(createdAt) + 4 * hourMs).toISOString(),
    )
  })

  it('are none of what is archived, merged or gone', async () => {
    const { create, tickets: service, clocks, desk } = await deskOf('operator')
    const [{ id }, other] = [create(), create()]
    service.edit({ id, status: 'resolved' })
    service.edit({ id, status: 'archived' })
    expect(clocks.show(id).resolve.state).toBe('none')
    desk.local.write((db) => db.update(tickets).set({ mergedIntoId: id }).run())
    expect(clocks.show(other.id).answer.state).toBe('none')
    expect(() => clocks.show('01890000-0000-7000-8000-000000000000')).toThrow('not on this device')
  })
})

describe('the clocks that are kept', () => {
  it('follow what changes, one ticket or all', async () => {
    let promises = testPromises
    const {
      create,
      tickets: service,
      keeper,
      clockStore,
      clocks,
      told,
      desk,
    } = await deskOf('operator', { promises: () => promises })
    keeper.start()
    await keeper.settled()
    const { id } = create()
    keeper.rowsChanged([{ entity: 'tickets', ids: [id] }])
    expect(told).toContainEqual([id])
    const row = () => clockStore.clocksOf([id])[0]
    const { answer } = clocks.show(id)
    expect(row()).toMatchObject({ answerDueAt: answer.dueAt, nextDueAt: answer.dueAt })
    promises = { ...promises, high: { answerMs: 2 * hourMs, resolveMs: 0 } }
    keeper.rowsChanged([{ entity: 'settings', ids: ['any'] }])
    await keeper.settled()
    expect(row()).toMatchObject({ answerDueAt: clocks.show(id).answer.dueAt, resolveDueAt: null })
    desk.local.write((db) =>
      db
        .update(locations)
        .set({ hours: {} as never, staffedHours: {} as never })
        .run(),
    )
    keeper.rowsChanged([{ entity: 'locations', ids: ['harbour'] }])
    await keeper.settled()
    expect(row()).toMatchObject({ answerDueAt: null, nextDueAt: null })
    service.edit({ id, status: 'resolved' })
    service.edit({ id, status: 'archived' })
    keeper.rowsChanged([{ entity: 'tickets', ids: [id] }])
    expect(row()).toBeUndefined()
    await keeper.close()
  })

  it('are right for all, whatever they were before', async () => {
    const { create, keeper, clockStore, desk } = await deskOf('operator')
    const ids = Array.from({ length: 90 }, () => create().id)
    const [gone = ''] = ids
    const nothing = { answerDueAt: null, answeredAt: null, resolveDueAt: null, resolvedAt: null }
    const stale = ids.map((ticketId) => ({
      ...{ ticketId, ...nothing, pausedWithMs: null, nextDueAt: null },
    }))
    clockStore.save([...stale, { ...nothing, ticketId: 'x', pausedWithMs: 0, nextDueAt: null }], [])
    desk.remove(gone)
    keeper.start()
    await keeper.settled()
    expect(clockStore.clocksOf([gone, 'x'])).toEqual([])
    const rows = clockStore.clocksOf(ids)
    expect(rows).toHaveLength(89)
    expect(rows.every(({ answerDueAt, nextDueAt }) => answerDueAt === nextDueAt)).toBe(true)
    await keeper.close()
  })

  it('tell when something has just become too late, and what is next', async () => {
    let ahead = 0
    const { create, keeper, clockStore, clocks, told } = await deskOf('operator', {
      ahead: () => ahead,
    })
    const { id } = create()
    keeper.start()
    await keeper.settled()
    told.length = 0
    ahead = hourMs + 1_000
    // As a change would: it looks when it has to wake next.
    keeper.rowsChanged([{ entity: 'tickets', ids: [create().id] }])
    await settled('it is told', () => told.some((ids) => ids?.includes(id)))
    const [row] = clockStore.clocksOf([id])
    expect(row?.nextDueAt).toBe(clocks.show(id).resolve.dueAt)
    expect(clocks.show(id).answer).toMatchObject({ state: 'missed', metAt: null })
    expect(clocks.show(id).answer.leftMs).toBeLessThan(0)
    await keeper.close()
  })
})
