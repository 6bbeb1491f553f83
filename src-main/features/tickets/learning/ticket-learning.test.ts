import type { Role } from '@shared/accounts/role'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { intakeItems } from '../../../data/sqlite/schema/local-intake'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { settled } from '../../../data/sync/testing/settled'
import { newId } from '../../../platform/ids'
import { type RelatedTickets, relatedTicketsOf } from '../testing/related-tickets'

let scene: DeskScene
beforeAll(async () => {
  scene = await startDeskScene()
})
afterAll(() => scene.close())

async function deskOf(role: Role, at: readonly string[] = []) {
  return relatedTicketsOf(await scene.open({ role, at }), role)
}

const intake = (id: string) => scene.owner('select * from intake_items where ticket_id = $1', [id])

async function resolved(
  desk: RelatedTickets,
  title: string,
  fix: string | null,
  more: object = {},
) {
  const id = desk.create(title, more)
  desk.tickets.edit({ id, status: 'resolved', fix, cause: 'Heat' })
  await desk.learning.settled()
  return id
}

function bayOf(desk: RelatedTickets) {
  const bay = desk.store.choices().bays.find(({ locationId }) => locationId === 'harbour')
  return bay?.id ?? expect.fail('no bay')
}

describe('what helped last time', () => {
  it('is told of tickets that are alike, those of the same bay first', async () => {
    const desk = await deskOf('support')
    const bayId = bayOf(desk)
    await resolved(desk, 'Gyroscope drifts', 'Calibrated it', { bayId })
    await resolved(desk, 'Gyroscope drifts away', 'Replaced it')
    await resolved(desk, 'Gyroscope drifts', null)
    await resolved(desk, 'Gyroscope drifts', 'An order', { category: 'orders' })
    await resolved(desk, 'Boat drifts', 'Tied it')
    const { id } = desk.tickets.edit({ id: desk.create('Drifting gyroscope'), bayId })
    expect((await desk.learning.of(id)).knownFixes).toMatchObject([
      { fix: 'Calibrated it', cause: 'Heat', sameBay: true },
      { fix: 'Replaced it', sameBay: false },
    ])
  })
})

describe('what answers a recurring question', () => {
  it('goes to knowledge once, without numbers of customers', async () => {
    const desk = await deskOf('operator')
    await resolved(desk, 'Humidifier leaks', 'Emptied the tank')
    const second = await resolved(desk, 'Humidifier leaks again', 'Emptied the tank')
    expect(await desk.learning.of(second)).toMatchObject({ recurring: null, suggested: null })
    const third = await resolved(desk, 'Leaking humidifier', 'Emptied it, told 902 and 55501234')
    expect(await desk.learning.of(third)).toMatchObject({
      recurring: { kind: 'alike', count: 3, days: 90 },
      suggested: { byMe: true, pending: true },
      maySuggest: false,
    })
    desk.tickets.edit({ id: third, status: 'open' })
    desk.tickets.edit({ id: third, status: 'resolved' })
    await desk.learning.suggest(third)
    await desk.desk.drained()
    expect(await intake(third)).toMatchObject([
      {
        ...{ source: 'ticket', status: 'new', location_id: 'harbour' },
        text: 'Problem: Leaking humidifier\n\nCause: Heat\n\nFix: Emptied it, told 902 and [number]',
      },
    ])
    expect((await desk.learning.of(third)).suggested).toMatchObject({ pending: false })
  })

  it('is shown to support, and waits for somebody who may hand it over', async () => {
    const [support, operator] = [await deskOf('support'), await deskOf('operator')]
    const ids: string[] = []
    for (const [title, category] of [
      ['Awning stuck', 'tech'],
      ['Awning is stuck', 'facilities'],
      ['Stuck awning', 'tech'],
    ] as const) {
      ids.push(await resolved(support, title, 'Oiled the rail', { category }))
    }
    const last = ids[2] ?? ''
    expect(await support.learning.of(last)).toMatchObject({
      ...{ recurring: { kind: 'alike', count: 3 }, suggested: null, maySuggest: false },
    })
    await support.desk.drained()
    expect(support.desk.sync.deadLetters.list()).toEqual([])
    await settled('at the other desk', () => operator.desk.shown(last)?.fix === 'Oiled the rail')
    expect(await operator.learning.of(last)).toMatchObject({
      recurring: { count: 3 },
      maySuggest: true,
    })
    expect((await operator.learning.suggest(last)).suggested).toMatchObject({ byMe: true })
    await operator.desk.drained()
    expect(await intake(last)).toHaveLength(1)
  })

  it('is also what a question was asked for again and again', async () => {
    const desk = await deskOf('operator')
    const traces = [1, 2].map(() => newId().replaceAll('-', ''))
    desk.desk.sync.writer.write((changes) => {
      for (const traceId of traces) {
        changes.insert('failures', {
          ...{ id: newId(), traceId, kind: 'unhelpful', assistant: 'tech' },
          ...{ question: 'why is the sauna cold', detail: '', locationId: 'harbour' },
          ...{ createdBy: desk.desk.the.person.id, createdAt: new Date().toISOString() },
        })
      }
    })
    const id = await resolved(desk, 'Sauna cold', 'Fuse replaced', { traceId: traces[0] })
    expect(await desk.learning.of(id)).toMatchObject({ recurring: { kind: 'asked', count: 2 } })
    expect((await desk.learning.of(id)).suggested).not.toBeNull()
  })

  it('needs a fix to be handed over by hand', async () => {
    const desk = await deskOf('manager')
    const id = await resolved(desk, 'Kettle cold', null)
    expect((await desk.learning.of(id)).maySuggest).toBe(false)
    await expect(desk.learning.suggest(id)).rejects.toThrow('say what helped')
    desk.tickets.edit({ id, fix: 'Switched it on' })
    expect(await desk.learning.of(id)).toMatchObject({ recurring: null, maySuggest: true })
    expect((await desk.learning.suggest(id)).suggested).not.toBeNull()
    const { read } = desk.desk.local
    const rows = read.select().from(intakeItems).all()
    expect(rows.filter(({ ticketId }) => ticketId === id)).toHaveLength(1)
  })
})

describe('a trend of a bay', () => {
  it('is told of its tickets, and merged ones count once', async () => {
    const desk = await deskOf('operator')
    const bayId = bayOf(desk)
    const ids = ['Periscope blurry', 'Periscope fogged', 'Periscope dirty', 'Periscope dim'].map(
      (title) => desk.create(title, { bayId }),
    )
    const [first = '', second = ''] = ids
    expect((await desk.learning.of(first)).trend).toMatchObject({
      about: 'periscope',
      count: 4,
      open: 4,
    })
    desk.relations.merge({ id: first, into: second })
    const { trend } = await desk.learning.of(second)
    if (trend === null) return expect.fail('no trend')
    expect(trend).toMatchObject({ count: 3, ticketIds: ids.slice(1).toReversed() })
    const told = await desk.learning.ofTrend(trend.id)
    expect(told.map(({ id }) => id)).toEqual(trend.ticketIds)
    const idsAt = async (locationId: string) =>
      (await desk.learning.trends({ locationId })).map(({ id }) => id)
    expect(await idsAt('harbour')).toContain(trend.id)
    expect(await idsAt('truro')).not.toContain(trend.id)
    expect(await desk.learning.ofTrend('gone.thing')).toEqual([])
  })

  it('is told of what was taken for equipment and for the house alike, in a bay or beside them', async () => {
    const desk = await deskOf('operator')
    const made = (bayId: string | null) =>
      (['tech', 'facilities', 'facilities', 'orders'] as const).map((category, i) =>
        desk.create(`Marquee ${['stuck', 'torn', 'loose', 'fabric'][i]}`, { category, bayId }),
      )
    for (const bayId of [bayOf(desk), null]) {
      const ids = made(bayId)
      const { trend } = await desk.learning.of(ids[0] ?? '')
      expect(trend).toMatchObject({ about: 'marquee', count: 3, bayId })
      expect(trend?.ticketIds).toEqual(ids.slice(0, 3).toReversed())
      const told = await desk.learning.ofTrend(trend?.id ?? '')
      expect(told.map(({ id }) => id)).toEqual(trend?.ticketIds)
    }
  })
})
