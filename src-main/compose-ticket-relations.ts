import type { Person } from '@shared/accounts/account-contract'
import type { GroupLikeness } from '@shared/tickets/trend-groups'
import type { LocalDatabase } from './data/sqlite/local-database'
import type { DeskSync } from './data/sync/desk-sync'
import { FinishedAlike, type FinishedLike } from './features/tickets/learning/finished-alike'
import { TicketLearningService } from './features/tickets/learning/ticket-learning-service'
import { TicketLearningStore } from './features/tickets/learning/ticket-learning-store'
import { TicketTrendStore } from './features/tickets/learning/ticket-trend-store'
import { TrendFinder } from './features/tickets/learning/trend-finder'
import { TicketRelationsService } from './features/tickets/relations/ticket-relations-service'
import { TicketRelationsStore } from './features/tickets/relations/ticket-relations-store'
import { TicketSearchStore } from './features/tickets/relations/ticket-search-store'
import type { TicketStore } from './features/tickets/ticket-store'
import type { Logger } from './platform/logger'

interface Given {
  readonly local: LocalDatabase
  readonly person: Person
  readonly desk: DeskSync
  readonly tickets: TicketStore
  readonly redacted: (text: string) => string
  readonly likeness: FinishedLike
  readonly groups: GroupLikeness
  readonly logger: Logger
}

/** What tickets have to do with each other, and what is learnt from them. */
export function composeTicketRelations(the: Given) {
  const { local, person, desk, tickets, redacted, likeness, groups, logger } = the
  const { writer, clock } = desk
  const store = new TicketLearningStore(local.read)
  const trendStore = new TicketTrendStore(local.read)
  const trends = new TrendFinder({ store: trendStore, clock, likeness: groups })
  const relations = new TicketRelationsStore(local.read)
  return {
    trends,
    ticketRelations: new TicketRelationsService({
      ...{ store: relations, search: new TicketSearchStore(local.read) },
      ...{ tickets, writer, person, clock },
    }),
    ticketLearning: new TicketLearningService({
      ...{ store, trends, relations, tickets, writer, person, clock, logger, redacted },
      alike: new FinishedAlike({ store, likeness, placeWords: () => trendStore.placeWords() }),
    }),
  }
}
