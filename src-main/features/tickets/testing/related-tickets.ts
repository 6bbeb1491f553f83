import type { Role } from '@shared/accounts/role'
import { ticketRoutes } from '@shared/tickets/ticket-contract'
import { ticketRelationsRoutes } from '@shared/tickets/ticket-relations-contract'
import type { Desk } from '../../../data/sync/testing/desk'
import { silentLogger } from '../../../platform/logger'
import { FinishedAlike, type FinishedLike } from '../learning/finished-alike'
import { TicketLearningService } from '../learning/ticket-learning-service'
import { TicketLearningStore } from '../learning/ticket-learning-store'
import { TicketTrendStore } from '../learning/ticket-trend-store'
import { TrendFinder } from '../learning/trend-finder'
import { TicketRelationsService } from '../relations/ticket-relations-service'
import { TicketRelationsStore } from '../relations/ticket-relations-store'
import { TicketSearchStore } from '../relations/ticket-search-store'
import { TicketService } from '../ticket-service'
import { TicketStore } from '../ticket-store'
import { TicketTimelineStore } from '../ticket-timeline-store'

export type RelatedTickets = ReturnType<typeof relatedTicketsOf>

const unknown: FinishedLike = () => Promise.resolve(new Map())

/**
 * What people on that desk do with tickets that have to do with each other.
 * @param likeness unless told, there is no model
 */
export function relatedTicketsOf(desk: Desk, role: Role, likeness = unknown) {
  const { id, email } = desk.the.person
  const person = { id, email, name: 'Whoever works here', role, locations: [] }
  const { read } = desk.local
  const { writer, clock } = desk.sync
  const store = new TicketStore(read, id)
  const shared = { tickets: store, writer, person, clock }
  const relationsStore = new TicketRelationsStore(read)
  const relations = new TicketRelationsService({
    ...{ ...shared, store: relationsStore, search: new TicketSearchStore(read) },
  })
  const learningStore = new TicketLearningStore(read)
  const trendStore = new TicketTrendStore(read)
  const placeWords = () => trendStore.placeWords()
  const learning = new TicketLearningService({
    ...{ ...shared, store: learningStore, relations: relationsStore },
    trends: new TrendFinder({ store: trendStore, clock }),
    alike: new FinishedAlike({ store: learningStore, likeness, placeWords }),
    logger: silentLogger,
    redacted: (text) => text.replaceAll(/\d{4,}/g, '[number]'),
  })
  const tickets = new TicketService({
    ...{ store, writer, person, clock, onResolved: (ticket) => learning.resolved(ticket) },
  })
  const create = (title: string, more: object = {}) => {
    const given = { category: 'tech', priority: 'high', locationId: 'harbour', ...more }
    return tickets.create(ticketRoutes['tickets.create'].input.parse({ title, ...given })).id
  }
  const split = (input: object) =>
    relations.split(ticketRelationsRoutes['tickets.split'].input.parse(input)).id
  return {
    ...{ desk, store, tickets, relations, learning, create, split },
    timeline: new TicketTimelineStore(read),
  }
}
