import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLocalDatabase } from '../../../data/sqlite/open-local-database'
import { bays, locations } from '../../../data/sqlite/schema/local-knowledge'
import { staffNames } from '../../../data/sqlite/schema/local-people'
import { ticketComments, ticketEvents, tickets } from '../../../data/sqlite/schema/local-tickets'
import { outbox } from '../../../data/sqlite/schema/sync'
import { seenTickets, ticketClocks } from '../../../data/sqlite/schema/ticket-work'
import { silentLogger } from '../../../platform/logger'
import { TicketFindStore } from '../finding/ticket-find-store'
import { TicketTrendStore } from '../learning/ticket-trend-store'
import { TrendFinder } from '../learning/trend-finder'
import { HandoverService } from './handover-service'
import { HandoverStore } from './handover-store'

const file = join(mkdtempSync(join(tmpdir(), 'clubos-handover-')), 'local.sqlite')
const local = openLocalDatabase({ file, migrations: 'migrations/sqlite', logger: silentLogger })
afterAll(() => local.close())

const now = new Date('2026-11-22T12:00:00.000Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString()
const synced = { version: 1, syncSeq: 1, updatedAt: hoursAgo(100) }
const uuid = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`

type Made = Partial<typeof tickets.$inferInsert>
const made: Readonly<Record<string, Made>> = {
  late: { dueAt: hoursAgo(1), createdAt: hoursAgo(50), bayId: 'bay-h' },
  promised: { createdAt: hoursAgo(49), bayId: 'bay-h' },
  answered: { createdAt: hoursAgo(48), bayId: 'bay-h' },
  urgent: { priority: 'urgent', assigneeId: 'theo', createdAt: hoursAgo(47) },
  nobodys: { priority: 'urgent', createdAt: hoursAgo(60) },
  waiting: { status: 'waiting', createdAt: hoursAgo(46) },
  opened: { createdAt: hoursAgo(2), locationId: 'truro' },
  resolved: { status: 'resolved', createdAt: hoursAgo(45), resolvedAt: hoursAgo(3), fix: 'Lamp' },
  before: { status: 'resolved', createdAt: hoursAgo(44), resolvedAt: hoursAgo(20) },
  unsent: { status: 'resolved', createdAt: hoursAgo(43), resolvedAt: null },
  merged: { priority: 'urgent', createdAt: hoursAgo(1), mergedIntoId: uuid(0) },
}
const names = Object.keys(made)
const nameOf = ({ id }: { id: string }) => names[Number(id.slice(-12))]
const idOf = (name: string) => uuid(names.indexOf(name))

beforeAll(() => {
  local.write((db) => {
    for (const id of ['harbour', 'truro']) {
      const place = { id, name: id, address: '', phone: '+1', timeZone: 'UTC', ...synced }
      db.insert(locations)
        .values({ ...place, hours: {}, staffedHours: {}, holidays: [] } as never)
        .run()
    }
    db.insert(bays)
      .values({ id: 'bay-h', locationId: 'harbour', number: 4, ...synced })
      .run()
    db.insert(staffNames)
      .values({ id: 'theo', name: 'Theo', ...synced })
      .run()
    for (const [i, [title, more]] of Object.entries(made).entries()) {
      db.insert(tickets)
        .values({
          ...{ id: uuid(i), title: more.bayId === undefined ? title : `Lamp ${title}` },
          ...{ description: '', category: 'tech', priority: 'medium' },
          ...{ status: 'open', locationId: 'harbour', createdBy: 'theo', createdAt: hoursAgo(1) },
          ...{ tags: [], watchers: [], checklist: [], ...synced, ...more },
        })
        .run()
    }
    const clocks = [
      { ticketId: idOf('promised'), answerDueAt: hoursAgo(2), resolveDueAt: hoursAgo(-1) },
      { ticketId: idOf('answered'), answerDueAt: hoursAgo(2), answeredAt: hoursAgo(3) },
    ]
    db.insert(ticketClocks).values(clocks).run()
    const moved = (name: string, to: string, at: string) => ({
      ...{ id: `event ${name}`, ticketId: idOf(name), field: 'status', from: 'open', to },
      ...{ byId: 'theo', at, syncSeq: 1 },
    })
    db.insert(ticketEvents)
      .values([
        moved('waiting', 'waiting', hoursAgo(30)),
        moved('resolved', 'resolved', hoursAgo(3)),
        moved('before', 'resolved', hoursAgo(20)),
      ])
      .run()
    db.insert(ticketComments)
      .values({
        ...{ id: 'c', ticketId: idOf('waiting'), authorId: 'theo', mentions: [], syncSeq: 1 },
        ...{ body: 'Locksmith\ncomes <b>Tuesday</b>', createdAt: hoursAgo(29) },
      })
      .run()
    db.insert(outbox)
      .values({
        ...{ opId: 'op', entity: 'tickets', rowId: idOf('unsent'), kind: 'update', priority: 1 },
        ...{ baseVersion: 1, changes: {}, dependsOn: [], madeAt: hoursAgo(1), state: 'queued' },
      })
      .run()
    db.insert(seenTickets)
      .values([
        { ticketId: idOf('late'), at: hoursAgo(2) },
        { ticketId: idOf('urgent'), at: hoursAgo(1) },
      ])
      .run()
  })
})

describe('the handover', () => {
  const finder = new TrendFinder({
    store: new TicketTrendStore(local.read),
    clock: { now: () => now },
  })
  const service = new HandoverService({
    store: new HandoverStore(local.read),
    places: () => [{ id: 'harbour', name: 'Harbour' }],
    trends: (at) => finder.trends(at),
  })
  const of = (locationId: string | null) =>
    service.of({ locationId, since: new Date(hoursAgo(12)), now })

  it('lists what is late, urgent, waiting, new, done and keeps coming back', async () => {
    const { late, urgent, waiting, opened, resolved, recurring } = await of(null)
    expect(late.lines.map(nameOf)).toEqual(['promised', 'late'])
    expect(urgent.lines.map(nameOf)).toEqual(['nobodys', 'urgent'])
    expect(opened.lines.map(nameOf)).toEqual(['opened'])
    expect(resolved.lines.map(nameOf)).toEqual(['unsent', 'resolved'])
    expect(resolved.lines.at(-1)).toMatchObject({ fix: 'Lamp', resolvedAt: hoursAgo(3) })
    expect(waiting.lines).toMatchObject([
      {
        waitingSince: hoursAgo(30),
        lastComment: { byName: 'Theo', excerpt: 'Locksmith comes <b>Tuesday</b>' },
      },
    ])
    expect(recurring).toMatchObject([
      {
        locationName: 'Harbour',
        bayNumber: 4,
        about: 'lamp',
        times: 3,
        latestTitle: 'Lamp answered',
      },
    ])
  })

  it('is of one location where one is asked for', async () => {
    const { late, opened, recurring } = await of('truro')
    expect([late.lines, recurring]).toEqual([[], []])
    expect(opened.lines.map(nameOf)).toEqual(['opened'])
  })

  it('counts what it does not list', async () => {
    local.write((db) => {
      for (let i = 0; i < 50; i += 1) {
        db.insert(tickets)
          .values({
            ...{ id: uuid(1000 + i), title: 'Many', description: '', category: 'orders' },
            ...{ priority: 'low', status: 'waiting', locationId: 'truro', createdBy: 'theo' },
            ...{ tags: [], watchers: [], checklist: [], ...synced, createdAt: hoursAgo(90) },
          })
          .run()
      }
    })
    const { waiting } = await of('truro')
    expect([waiting.lines.length, waiting.more]).toEqual([40, 10])
  })
})

describe('what is found at once', () => {
  const finder = new TicketFindStore(local.read)
  const found = (text: string) => finder.find({ text, limit: 5 }).map(nameOf)

  it('is what was looked at last, when nothing is asked', () => {
    expect(found('')).toEqual(['urgent', 'late'])
  })

  it.each([
    ['promi', ['promised']],
    ['PROMISED', ['promised']],
    ['locksmith tues', ['waiting']],
    [idOf('waiting'), ['waiting']],
    [`clubos://ticket/${idOf('waiting').toUpperCase()}`, ['waiting']],
    [uuid(999), []],
    ['"', []],
    ['a OR b NEAR(', []],
    ['title:late', []],
    ['%', []],
    ['nothing like that', []],
  ])('%j finds %j', (text, expected) => expect(found(text)).toEqual(expected))
})
