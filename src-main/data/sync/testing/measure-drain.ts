import { newId } from '../../../platform/ids'
import type { DemoPerson } from '../../demo/demo-secrets'
import type { TestClub } from '../../postgres/testing/test-club'
import type { LocalDatabase } from '../../sqlite/local-database'
import {
  bringTogether,
  emptyLocal,
  type MeasuredDesk,
  openMeasuredDesk,
  whenSent,
} from './measured-desk'
import { type MeasuredFigure, perSecond, timed } from './measured-figure'

const operations = 10_000
/** Of ten operations so many change a row that is there already. */
const updatesOfTen = 3
const batch = 500

/** A desk that was offline comes back: its queue is sent, against the same rows inserted plainly. */
export async function measureDrain(club: TestClub): Promise<readonly MeasuredFigure[]> {
  const person = club.person('admin')
  const local = emptyLocal(club)
  const before = openMeasuredDesk(club, { person, local })
  await bringTogether(before)
  await before.loop.stop()
  const offline = openMeasuredDesk(club, { person, local })
  queueWork(offline)
  const first = await insertPlainly(club, person, operations / 2)
  const { sent, settled } = await drain(offline, local)
  const second = await insertPlainly(club, person, operations / 2)
  const yardstick = perSecond(operations, first + second)
  local.close()
  return [
    figureOf('sync.drain', perSecond(operations, sent), yardstick),
    { ...figureOf('sync.drain-and-pull', perSecond(operations, settled), yardstick), goal: null },
  ]
}

const figureOf = (name: string, value: number, yardstick: number): MeasuredFigure => ({
  ...{ name, value, unit: 'rows/s', yardstick },
  goal: { of: 'ratio', least: 0.5 },
})

async function drain(desk: MeasuredDesk, local: LocalDatabase) {
  const started = performance.now()
  const done = bringTogether(desk)
  await whenSent(desk)
  const sent = performance.now() - started
  await done
  const settled = performance.now() - started
  await desk.loop.stop()
  const refused = desk.deadLetters.list()
  if (refused.length > 0) throw new Error(`Refused: ${refused[0]?.code} ${refused[0]?.message}`)
  return { sent, settled, local }
}

/** Tickets are opened, and some of them, made now and before, are worked on. */
function queueWork({ writer, person }: MeasuredDesk): void {
  const made: string[] = []
  for (let from = 0; from < operations; from += 100) {
    writer.write((changes) => {
      for (let at = from; at < from + 100; at += 1) {
        const known = at % 10 < updatesOfTen ? made[made.length - 1 - (at % 10)] : undefined
        if (known === undefined) {
          const ticket = newTicket(person, at)
          changes.insert('tickets', ticket)
          made.push(ticket.id)
        } else changes.update('tickets', known, { description: `Looked at again: ${at}` })
      }
    })
  }
}

function newTicket(person: DemoPerson, at: number) {
  const createdAt = new Date().toISOString()
  return {
    ...{ id: newId(), title: `Screen ${at} is dark`, description: 'Since this morning.' },
    ...({ category: 'tech', priority: 'low', status: 'open', locationId: 'harbour' } as const),
    ...{ createdBy: person.id, createdAt, tags: [], watchers: [], checklist: [] },
  }
}

async function insertPlainly(club: TestClub, person: DemoPerson, rows: number): Promise<number> {
  const client = await club.as(person).pool.connect()
  const ms = await timed(async () => {
    for (let at = 0; at < rows; at += 1) {
      if (at % batch === 0) await client.query('begin')
      const { id, title, description, category, priority, locationId, createdAt } = newTicket(
        person,
        at,
      )
      await client.query({
        name: 'plain-ticket',
        text: `insert into tickets (id, title, description, category, priority, location_id, created_by, created_at)
          values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        values: [id, title, description, category, priority, locationId, person.id, createdAt],
      })
      if (at % batch === batch - 1) await client.query('commit')
    }
  })
  client.release()
  return ms
}
