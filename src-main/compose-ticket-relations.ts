import type { Person } from '@shared/accounts/account-contract'
import type { LocalDatabase } from './data/sqlite/local-database'
import type { DeskSync } from './data/sync/desk-sync'
import { TicketLearningService } from './features/tickets/learning/ticket-learning-service'
import { TicketLearningStore } from './features/tickets/learning/ticket-learning-store'
import { TicketTrendStore } from './features/tickets/learning/ticket-trend-store'
import { TicketRelationsService } from './features/tickets/relations/ticket-relations-service'
import { TicketRelationsStore } from './features/tickets/relations/ticket-relations-store'
import { TicketSearchStore } from './features/tickets/relations/ticket-search-store'
import type { TicketStore } from './features/tickets/ticket-store'

interface Given {
  readonly local: LocalDatabase
  readonly person: Person
  readonly desk: DeskSync
  readonly tickets: TicketStore
  readonly redacted: (text: string) => string
}

/** What tickets have to do with each other, and what is learnt from them. */
export function composeTicketRelations({ local, person, desk, tickets, redacted }: Given) {
  const { writer, clock } = desk
  const relations = new TicketRelationsStore(local.read)
  return {
    ticketRelations: new TicketRelationsService({
      ...{ store: relations, search: new TicketSearchStore(local.read) },
      ...{ tickets, writer, person, clock },
    }),
    ticketLearning: new TicketLearningService({
      ...{ store: new TicketLearningStore(local.read), trends: new TicketTrendStore(local.read) },
      ...{ relations, tickets, writer, person, clock, redacted },
    }),
  }
}
