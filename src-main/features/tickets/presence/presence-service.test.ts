import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgres, type PostgresDatabase, personUrl } from '../../../data/postgres/connection'
import { beAtTicket } from '../../../data/postgres/ticket-presence'
import { getState } from '../../../data/sync/sync-state-store'
import type { Desk } from '../../../data/sync/testing/desk'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { newId } from '../../../platform/ids'
import { silentLogger } from '../../../platform/logger'
import { PresenceService } from './presence-service'

let scene: DeskScene
const lines: PostgresDatabase[] = []
beforeAll(async () => {
  scene = await startDeskScene()
})
afterAll(async () => {
  for (const line of lines) await line.close()
  await scene.close()
})

/** Who is there as that desk asks; time passes for it when it is told to. */
function presenceOf(desk: Desk) {
  const { email, password } = desk.the.person
  const url = personUrl(scene.club.url, email, password)
  const database = openPostgres({ url, logger: silentLogger, maximumConnections: 1 })
  lines.push(database)
  let now = 0
  let online = true
  let asked = 0
  const presence = new PresenceService({
    line: () => {
      const deviceId = getState(desk.local.read, 'device')
      if (deviceId === null || !online) return null
      return ({ id: ticketId, writing }, signal) => {
        asked += 1
        return beAtTicket(database, { deviceId, ticketId, writing }, signal)
      }
    },
    monotonic: () => now,
    logger: silentLogger,
  })
  return {
    at: (id: string, writing = false) => {
      now += 10_000
      return presence.beAt({ id, writing })
    },
    presence,
    asked: () => asked,
    setOnline: (is: boolean) => {
      online = is
    },
  }
}

const namesOf = (others: readonly { name: string; writing: boolean }[]) =>
  others.map(({ name, writing }) => (writing ? `${name} writes` : name))

describe('who else is at a ticket', () => {
  it('is known to both, with who writes, and forgotten after half a minute', async () => {
    const [danaDesk, theoDesk] = [
      await scene.open({ role: 'operator' }),
      await scene.open({ role: 'manager' }),
    ]
    const [dana, theo] = [presenceOf(danaDesk), presenceOf(theoDesk)]
    const id = danaDesk.ticket()
    const other = danaDesk.ticket()
    await danaDesk.drained()
    expect(await dana.at(id)).toEqual([])
    const [seen] = await theo.at(id, true)
    expect(seen).toMatchObject({ personId: danaDesk.the.person.id, writing: false })
    expect(namesOf(await dana.at(id))[0]).toMatch(/ writes$/)
    // At another ticket one is not at this one.
    await theo.at(other)
    expect(await dana.at(id)).toEqual([])
    await theo.at(id)
    expect(await dana.at(id)).toHaveLength(1)
    await scene.owner(`update presences set seen_at = seen_at - interval '31 seconds'`)
    expect(await dana.at(id)).toEqual([])
  })

  it('is nobody where it cannot be known, and nobody minds', async () => {
    const desk = await scene.open({ role: 'operator' })
    const limited = presenceOf(await scene.open({ role: 'support', at: ['truro'] }))
    const dana = presenceOf(desk)
    expect(await dana.at(newId())).toEqual([])
    const id = desk.ticket({ locationId: 'harbour' })
    await desk.drained()
    await dana.at(id)
    expect(await limited.at(id)).toEqual([])
    dana.setOnline(false)
    expect(await dana.at(id)).toEqual([])
  })

  it('is asked no more often than it changes', async () => {
    const desk = await scene.open({ role: 'operator' })
    const { presence, asked } = presenceOf(desk)
    const id = desk.ticket()
    await desk.drained()
    for (let turn = 0; turn < 5; turn += 1) await presence.beAt({ id, writing: false })
    expect(asked()).toBe(1)
    await presence.beAt({ id, writing: true })
    expect(asked()).toBe(2)
  })
})
