import type { Role } from '@shared/accounts/role'
import { ticketRoutes } from '@shared/tickets/ticket-contract'
import { locations } from '../../../data/sqlite/schema/local-knowledge'
import type { Desk } from '../../../data/sync/testing/desk'
import { silentLogger } from '../../../platform/logger'
import { AssignmentService } from '../assignment/assignment-service'
import { AssignmentStore } from '../assignment/assignment-store'
import { BusinessTimes, type PlaceTimes } from '../clocks/business-times'
import { ClockKeeper } from '../clocks/clock-keeper'
import { ClockStore } from '../clocks/clock-store'
import type { Promised } from '../clocks/clock-times'
import { TicketClocks } from '../clocks/ticket-clocks'
import { TemplateService } from '../templates/template-service'
import { TemplateStore } from '../templates/template-store'
import { TicketService } from '../ticket-service'
import { TicketStore } from '../ticket-store'

const hourMs = 3_600_000

const promised = (answerMs: number, resolveMs: number): Promised => ({ answerMs, resolveMs })

/** As the club promises in these tests: nothing about what is low. */
export const testPromises = {
  ...{ low: promised(0, 0), medium: promised(4 * hourMs, 24 * hourMs) },
  ...{ high: promised(hourMs, 8 * hourMs), urgent: promised(hourMs / 4, 4 * hourMs) },
}

interface More {
  readonly at?: readonly string[]
  /** Milliseconds by which its clock is ahead, as it is at each call. */
  readonly ahead?: () => number
  readonly promises?: () => typeof testPromises
}

/** What somebody on that desk works with. */
export function promiseDesk(desk: Desk, role: Role, more: More = {}) {
  const { at = [], ahead = () => 0, promises = () => testPromises } = more
  const { id, email } = desk.the.person
  const person = { id, email, name: 'Whoever works here', role, locations: [...at] }
  const { writer } = desk.sync
  const clock = { now: () => new Date(desk.sync.clock.now().getTime() + ahead()) }
  const bays = new TicketStore(desk.local.read, id)
  const assignment = new AssignmentService({
    ...{ store: new AssignmentStore(desk.local.read), writer, person, clock },
  })
  const tickets = new TicketService({
    ...{ store: bays, writer, person, clock },
    assigneeFor: (ticket) => assignment.assigneeFor(ticket),
  })
  const { input } = ticketRoutes['tickets.create']
  const made = { title: 'Projector hums', category: 'tech', priority: 'high' }
  return {
    ...{ desk, person, clock, tickets, bays, assignment },
    ...clocksOf(desk, { clock, promises }),
    templates: new TemplateService({
      ...{ store: new TemplateStore(desk.local.read), tickets: bays, writer, person },
    }),
    create: (fields: object = {}) =>
      tickets.create(input.parse({ ...made, locationId: 'harbour', ...fields })),
  }
}

function clocksOf(
  desk: Desk,
  { clock, promises }: { clock: { now: () => Date }; promises: () => typeof testPromises },
) {
  const store = new ClockStore(desk.local)
  const times = new BusinessTimes(placesOf(desk), silentLogger)
  const the = { store, times, promises, clock, logger: silentLogger }
  const clocks = new TicketClocks(the)
  const told: (readonly string[] | null)[] = []
  const keeper = new ClockKeeper({ ...the, clocks, onChange: (ids) => told.push(ids) })
  return { clocks, clockStore: store, keeper, told }
}

function placesOf(desk: Desk): PlaceTimes {
  const { id, hours, staffedHours, holidays, timeZone } = locations
  return {
    timesOf: (locationId) =>
      desk.local.read
        .select({ id, hours, staffedHours, holidays, timeZone })
        .from(locations)
        .all()
        .find((place) => place.id === locationId) ?? null,
  }
}
