import type { Role } from '@shared/accounts/role'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { newId } from '../../../platform/ids'
import { TracedTicketStore } from './traced-ticket-store'
import { TracedTickets } from './traced-tickets'

let scene: DeskScene
beforeAll(async () => {
  scene = await startDeskScene()
})
afterAll(() => scene.close())

async function deskOf(role: Role, at: readonly string[] = []) {
  const desk = await scene.open({ role, at })
  const { id, email } = desk.the.person
  const traced = new TracedTickets({
    store: new TracedTicketStore(desk.local.read, desk.sync.clock),
    ...{ writer: desk.sync.writer, clock: desk.sync.clock },
    person: { id, email, role, name: 'Whoever works here', locations: at },
    places: () => ['harbour', 'truro'],
    redacted: (text) => text.replaceAll(/\d{7,}/gu, '[number]'),
  })
  return { desk, traced }
}

const emergency = {
  ...{ kinds: ['fire'], words: ['fire'], location: null },
  ...{ acknowledgedBy: null, acknowledgedAt: null },
}
const alarm = (more: object = {}) => ({
  traceId: newId().replaceAll('-', ''),
  question: 'Fire in the kitchen, call me at 9025550123!',
  locationId: 'harbour',
  emergency,
  ...more,
})

describe('an emergency', () => {
  it('opens an urgent ticket that reaches everybody, once', async () => {
    const { desk, traced } = await deskOf('support')
    const one = alarm()
    const id = traced.openForEmergency(one)
    expect(traced.openForEmergency(one)).toBe(id)
    expect(traced.madeFrom(one.traceId)).toMatchObject({
      ...{ id, priority: 'urgent', category: 'facilities', status: 'open', tags: ['emergency'] },
      ...{ locationId: 'harbour', title: 'Fire in the kitchen, call me at [number]!' },
    })
    await desk.drained()
    expect(await scene.central(id ?? '')).toMatchObject({
      ...{ trace_id: one.traceId, priority: 'urgent', location_id: 'harbour' },
    })
  })

  it('is where the person works, when nobody knows better, and nowhere if that is unknown', async () => {
    const { traced } = await deskOf('operator', ['bedford'])
    const nowhere = alarm({ locationId: null })
    traced.openForEmergency(nowhere)
    expect(traced.madeFrom(nowhere.traceId)?.locationId).toBe('bedford')
    const roaming = await deskOf('manager')
    expect(roaming.traced.openForEmergency(alarm({ locationId: null }))).toBeNull()
  })

  it('opens nothing for guests, or where there is no emergency', async () => {
    const { traced } = await deskOf('operator')
    expect(traced.openForEmergency(alarm({ emergency: null }))).toBeNull()
    const guest = await deskOf('kiosk', ['truro'])
    const asked = alarm()
    expect(guest.traced.openForEmergency(asked)).toBeNull()
    expect(guest.traced.madeFrom(asked.traceId)).toBeNull()
  })

  it('has a title though nothing or too much was written', async () => {
    const { traced } = await deskOf('operator')
    const long = alarm({ question: 'smoke '.repeat(200) })
    traced.openForEmergency(long)
    const { title = '' } = traced.madeFrom(long.traceId) ?? {}
    expect(title.length).toBeLessThanOrEqual(120)
    expect(title.endsWith('…')).toBe(true)
  })
})
