import type { Person } from '@shared/accounts/account-contract'
import type { Core } from './compose-core'
import { composeFiles } from './compose-files'
import { composePromises } from './compose-promises'
import { composeTicketFinding } from './compose-ticket-finding'
import { composeTicketRelations } from './compose-ticket-relations'
import { composeTogether } from './compose-together'
import type { CurrentConnections } from './data/postgres/current-connections'
import type { LocalDatabase } from './data/sqlite/local-database'
import type { DeskSync } from './data/sync/desk-sync'
import type { ChangedRows } from './data/sync/sync-copy'
import type { LocationStore } from './features/knowledge/location-store'
import type { RowNotices } from './features/sync/row-notices'
import { BulkEdit } from './features/tickets/bulk/bulk-edit'
import { TicketExchangeService } from './features/tickets/exchange/ticket-exchange-service'
import { TicketExportStore } from './features/tickets/exchange/ticket-export-store'
import { TicketExporter } from './features/tickets/exchange/ticket-exporter'
import { TicketImporter } from './features/tickets/exchange/ticket-importer'
import { TicketListStore } from './features/tickets/lists/ticket-list-store'
import { SeenTicketStore } from './features/tickets/recent/seen-ticket-store'
import { TicketService } from './features/tickets/ticket-service'
import { TicketStore } from './features/tickets/ticket-store'
import { TicketTimelineStore } from './features/tickets/ticket-timeline-store'
import { TicketUndo } from './features/tickets/undo/ticket-undo'
import { UndoStore } from './features/tickets/undo/undo-store'
import { TicketViewService } from './features/tickets/views/ticket-view-service'
import { TicketViewStore } from './features/tickets/views/ticket-view-store'

export interface TicketBasis {
  readonly local: LocalDatabase
  readonly person: Person
  readonly password: string
  readonly desk: DeskSync
  readonly connections: CurrentConnections
  readonly locations: LocationStore
  readonly notices: RowNotices
  readonly redacted: (text: string) => string
  /** Somebody is being answered now. */
  readonly isBusy: () => boolean
}

export type Tickets = ReturnType<typeof composeTickets>
export type TicketServices = Tickets['services']

/** Everything about tickets, for whoever is signed in. */
export function composeTickets(core: Core, basis: TicketBasis) {
  const { local, person, desk } = basis
  const ticketStore = new TicketStore(local.read, person.id, desk.clock)
  const the = { ...basis, tickets: ticketStore }
  const promises = composePromises(core, the)
  const assigneeFor: typeof promises.assignment.assigneeFor = (ticket) =>
    promises.assignment.assigneeFor(ticket)
  const ticketFinding = composeTicketFinding(core, { ...the, assigneeFor })
  const { trends, ...related } = composeTicketRelations({
    ...{ ...the, logger: core.logger },
    likeness: (ticket, also) => ticketFinding.likeness.finishedLike(ticket, also),
    groups: ticketFinding.groups,
  })
  const together = composeTogether(core, { ...the, trends: (at) => trends.trends(at) })
  const files = composeFiles(core, the)
  const tickets = new TicketService({
    ...{ store: ticketStore, writer: desk.writer, person, clock: desk.clock, assigneeFor },
    onResolved: (ticket) => related.ticketLearning.resolved(ticket),
  })
  const services = {
    ...{ tickets, ticketStore, promises, ticketFinding, together, ...related, ...files.services },
    ...composeLists(core, the, ticketStore),
    ...composeChanges(the, ticketStore),
  }
  const learning = related.ticketLearning
  return { services, ...followers({ promises, learning, meaning: ticketFinding, together, files }) }
}

/** What shows tickets, and what takes them out and in. */
function composeLists({ logger }: Core, the: TicketBasis, ticketStore: TicketStore) {
  const { local, person, desk, locations } = the
  const { writer, clock } = desk
  const ticketLists = new TicketListStore(local.read, { personId: person.id, clock })
  const exported = new TicketExportStore(local.read)
  return {
    ticketLists,
    seenTickets: new SeenTicketStore(local, clock),
    ticketViews: new TicketViewService({
      store: new TicketViewStore(local.read, { personId: person.id, logger }),
      ...{ writer, personId: person.id },
    }),
    ticketTimeline: new TicketTimelineStore(local.read),
    ticketExporter: new TicketExporter({
      lists: ticketLists,
      store: exported,
    }),
    ticketExchange: new TicketExchangeService({
      importer: new TicketImporter({ store: exported, writer, person, clock }),
      world: () => ({ ...ticketStore.choices(), places: locations.all() }),
    }),
  }
}

function composeChanges({ local, person, desk }: TicketBasis, tickets: TicketStore) {
  const { writer } = desk
  const store = new UndoStore(local.read)
  const ticketUndo = new TicketUndo({ store, writer })
  return {
    ticketUndo,
    ticketBulk: new BulkEdit({ tickets, undo: ticketUndo, person }),
  }
}

interface Followers {
  readonly promises: ReturnType<typeof composePromises>
  readonly learning: ReturnType<typeof composeTicketRelations>['ticketLearning']
  readonly meaning: ReturnType<typeof composeTicketFinding>
  readonly together: ReturnType<typeof composeTogether>
  readonly files: ReturnType<typeof composeFiles>
}

/** What goes on by itself, and follows what changes. */
function followers({ promises, learning, meaning, together, files }: Followers) {
  return {
    begin: (copied: Promise<void>) => {
      meaning.begin(copied)
      void copied.then(() => together.notices.begin())
    },
    rowsChanged: (changed: readonly ChangedRows[]) => {
      for (const part of [meaning.meaning, promises, together, files]) part.rowsChanged(changed)
    },
    anyRowsChanged: () => {
      for (const part of [meaning.meaning, promises, files]) part.anyRowsChanged()
    },
    synced: () => {
      for (const part of [promises, files]) part.synced()
    },
    close: async () => {
      for (const part of [promises, learning, meaning, files, together]) await part.close()
    },
  }
}
