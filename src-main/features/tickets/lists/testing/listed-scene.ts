import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import { ticketStatuses } from '@shared/tickets/ticket-status'
import fc from 'fast-check'
import type { WriteDb } from '../../../../data/sqlite/local-database'
import { openLocalDatabase } from '../../../../data/sqlite/open-local-database'
import { syncConflicts } from '../../../../data/sqlite/schema/local-conflicts'
import { bays, locations } from '../../../../data/sqlite/schema/local-knowledge'
import { staffNames } from '../../../../data/sqlite/schema/local-people'
import { attachments, ticketComments, tickets } from '../../../../data/sqlite/schema/local-tickets'
import { outbox } from '../../../../data/sqlite/schema/sync'
import { ticketClocks } from '../../../../data/sqlite/schema/ticket-work'
import { silentLogger } from '../../../../platform/logger'
import { TicketListStore } from '../ticket-list-store'

export const now = new Date('2026-11-22T12:00:00.000Z')
const before = '2026-11-22T11:59:59.999Z'
const soon = '2026-11-22T12:30:00.000Z'
const later = '2026-12-22T12:00:00.000Z'

export const idOf = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** In the order of their names, whose first letters differ in size; one is not known here. */
export const people = [
  { id: idOf(901), name: 'ann' },
  { id: idOf(900), name: 'Bo' },
  { id: idOf(902), name: 'Bo' },
]
export const unknownPerson = idOf(899)
export const me = idOf(900)

export const places = [
  { id: 'truro', name: 'harbour' },
  { id: 'harbour', name: 'Truro' },
]

export const rooms = [
  { id: idOf(802), locationId: 'truro', number: 2 },
  { id: idOf(801), locationId: 'truro', number: 10 },
  { id: idOf(800), locationId: 'harbour', number: 1 },
]

const moment = fc.constantFrom('2026-11-20T00:00:00.000Z', before, now.toISOString(), soon, later)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 1 })
const words = fc
  .array(fc.constantFrom('lamp', 'Lamp', 'bulb', 'grün', 'bay'), { maxLength: 3 })
  .map((some) => some.join(' '))

export const madeTicket = fc.record({
  title: words,
  description: words,
  status: fc.constantFrom(...ticketStatuses),
  category: fc.constantFrom(...ticketCategories),
  priority: fc.constantFrom(...ticketPriorities),
  locationId: fc.constantFrom('harbour', 'truro', 'elsewhere'),
  bayId: maybe(fc.constantFrom(...rooms.map(({ id }) => id))),
  assigneeId: maybe(fc.constantFrom(...people.map(({ id }) => id), unknownPerson)),
  createdBy: fc.constantFrom(...people.map(({ id }) => id)),
  tags: fc.uniqueArray(fc.constantFrom<string[]>('lamp', 'noise', 'lamp shade'), { maxLength: 2 }),
  watchers: fc.subarray(people.map(({ id }) => id)),
  checklist: fc.array(fc.record({ text: words, done: fc.boolean() }), { maxLength: 2 }),
  ...{ createdAt: moment, updatedAt: moment, dueAt: maybe(moment), resolvedAt: maybe(moment) },
  ...{
    recursAt: maybe(moment),
    deletedAt: fc.constantFrom<(string | null)[]>(null, null, null, before),
  },
  parentId: maybe(fc.constant(idOf(700))),
  mergedIntoId: fc.constantFrom(null, null, null, idOf(700)),
  comments: fc.array(words, { maxLength: 2 }),
  files: fc.array(fc.constantFrom(null, before), { maxLength: 2 }),
  clock: maybe(
    fc.record({
      ...{ answerDueAt: maybe(moment), answeredAt: maybe(moment), resolveDueAt: maybe(moment) },
      ...{ resolvedAt: maybe(moment), nextDueAt: maybe(moment) },
      pausedWithMs: fc.constantFrom(null, null, -1, 1),
    }),
  ),
  unsent: fc.constantFrom(null, null, 'queued' as const, 'kept' as const),
  conflict: fc.constantFrom(null, null, 'open' as const, 'closed' as const),
})
type Made = typeof madeTicket extends fc.Arbitrary<infer Each> ? Each : never
export type MadeTicket = Made & { readonly id: string }

/** With nothing remarkable. */
export const plainTicket: Omit<MadeTicket, 'id'> = {
  ...{ title: 'Ticket', description: '', status: 'open', category: 'tech', priority: 'medium' },
  ...{ locationId: 'harbour', bayId: null, assigneeId: null, createdBy: me, tags: [] },
  ...{ watchers: [], checklist: [], createdAt: '2026-11-01T00:00:00.000Z' },
  ...{ updatedAt: '2026-11-01T00:00:00.000Z', dueAt: null, resolvedAt: null, recursAt: null },
  ...{ deletedAt: null, parentId: null, mergedIntoId: null, comments: [], files: [] },
  ...{ clock: null, unsent: null, conflict: null },
}
/** A copy that holds what it is told, and lists of it as one person sees them. */
export function openListedScene() {
  const file = join(mkdtempSync(join(tmpdir(), 'clubos-tickets-')), 'local.sqlite')
  const local = openLocalDatabase({ file, migrations: 'migrations/sqlite', logger: silentLogger })
  const rest = { version: 1, syncSeq: 1, updatedAt: before }
  local.write((db) => {
    for (const person of people)
      db.insert(staffNames)
        .values({ ...person, ...rest })
        .run()
    for (const place of places) {
      const more = { address: '', phone: '', timeZone: 'Europe/London', holidays: [] }
      const open = { hours: closed, staffedHours: closed }
      db.insert(locations)
        .values({ ...place, ...more, ...open, ...rest })
        .run()
    }
    for (const room of rooms)
      db.insert(bays)
        .values({ ...room, ...rest })
        .run()
  })
  const store = new TicketListStore(local.read, { personId: me, clock: { now: () => now } })
  return { local, store, fill: (all: readonly MadeTicket[]) => local.write((db) => fill(db, all)) }
}

const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const rest = { version: 1, syncSeq: 1 }

function operation(rowId: string, state: 'queued' | 'kept') {
  return {
    ...{ opId: rowId, entity: 'tickets', rowId, kind: 'update' as const, baseVersion: 1, state },
    ...{ changes: {}, dependsOn: [], priority: 1, madeAt: before },
  }
}

function conflictOf(rowId: string, state: 'open' | 'closed') {
  return {
    ...{ id: rowId, entity: 'tickets', rowId, kind: 'field' as const, opId: rowId, madeBy: me },
    ...{ deviceId: rowId, madeAt: before, updatedAt: before, ...rest },
    resolution: state === 'open' ? null : ('mine' as const),
  }
}

function fill(db: WriteDb, all: readonly MadeTicket[]): void {
  for (const table of [tickets, ticketComments, attachments, ticketClocks, outbox, syncConflicts]) {
    db.delete(table).run()
  }
  for (const { comments, files, clock, unsent, conflict, ...ticket } of all) {
    const ticketId = ticket.id
    const checklist = ticket.checklist.map((item, i) => ({ ...item, id: String(i) }))
    db.insert(tickets)
      .values({ ...ticket, ...rest, checklist })
      .run()
    if (clock !== null)
      db.insert(ticketClocks)
        .values({ ticketId, ...clock })
        .run()
    comments.forEach((body, i) => {
      const id = `${ticketId} ${i}`
      const by = { authorId: me, createdAt: before, mentions: [] }
      db.insert(ticketComments)
        .values({ id, ticketId, body, ...by, syncSeq: 1 })
        .run()
    })
    files.forEach((deletedAt, i) => {
      const file = { name: 'a', mediaType: 'image/png', byteSize: 1, sha256: 'a' }
      const made = { createdBy: me, createdAt: before, updatedAt: before, deletedAt }
      db.insert(attachments)
        .values({ id: `${ticketId} ${i}`, ticketId, ...file, ...made, ...rest })
        .run()
    })
    if (unsent !== null) db.insert(outbox).values(operation(ticketId, unsent)).run()
    if (conflict !== null) db.insert(syncConflicts).values(conflictOf(ticketId, conflict)).run()
  }
}
