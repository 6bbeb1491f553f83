import type { Person } from '@shared/accounts/account-contract'
import { isStaff } from '@shared/accounts/role'
import type { Core } from './compose-core'
import { openRecurring } from './data/postgres/open-recurring'
import type { LocalDatabase } from './data/sqlite/local-database'
import type { DeskSync } from './data/sync/desk-sync'
import type { ChangedRows } from './data/sync/sync-copy'
import type { LocationStore } from './features/knowledge/location-store'
import { SettingStore } from './features/settings/setting-store'
import { liveTicketPromises } from './features/settings/ticket-promise-settings'
import type { RowNotices } from './features/sync/row-notices'
import { AssignmentService } from './features/tickets/assignment/assignment-service'
import { AssignmentStore } from './features/tickets/assignment/assignment-store'
import { BusinessTimes } from './features/tickets/clocks/business-times'
import { ClockKeeper } from './features/tickets/clocks/clock-keeper'
import { ClockStore } from './features/tickets/clocks/clock-store'
import { TicketClocks } from './features/tickets/clocks/ticket-clocks'
import { RecurringTickets } from './features/tickets/templates/recurring-tickets'
import { TemplateService } from './features/tickets/templates/template-service'
import { TemplateStore } from './features/tickets/templates/template-store'
import type { TicketStore } from './features/tickets/ticket-store'

/** What the club promises about its tickets, who gets them, and which come again. */
export interface TicketPromises {
  readonly assignment: AssignmentService
  readonly clocks: TicketClocks
  readonly templates: TemplateService
  rowsChanged(changed: readonly ChangedRows[]): void
  /** Any row may be another one. */
  anyRowsChanged(): void
  /** The copy was brought together with the database. */
  synced(): void
  close(): Promise<void>
}

interface PromiseParts {
  readonly local: LocalDatabase
  readonly person: Person
  readonly password: string
  readonly desk: DeskSync
  readonly locations: LocationStore
  readonly tickets: TicketStore
  /** Lists show something else of tickets whose clock became another. */
  readonly notices: Pick<RowNotices, 'add' | 'addAll'>
}

export function composePromises(core: Core, parts: PromiseParts): TicketPromises {
  const { local, person, desk } = parts
  const { writer } = desk
  const { clocks, keeper } = composeClocks(core, parts)
  // What cannot be written is not kept; each clock that is looked at is worked out all the same.
  if (!local.readOnly) keeper.start()
  const store = new TemplateStore(local.read)
  const recurring = composeRecurring(core, parts, store)
  return {
    clocks,
    assignment: new AssignmentService({
      ...{ store: new AssignmentStore(local.read), writer, person, clock: desk.clock },
    }),
    templates: new TemplateService({ ...{ store, tickets: parts.tickets, writer, person } }),
    rowsChanged: (changed) => {
      if (!local.readOnly) keeper.rowsChanged(changed)
    },
    anyRowsChanged: () => {
      if (!local.readOnly) keeper.anyRowsChanged()
    },
    synced: () => {
      if (isStaff(person.role)) recurring.synced()
    },
    close: async () => {
      await keeper.close()
      await recurring.close()
    },
  }
}

function composeRecurring(
  { database, logger }: Core,
  { person, password, desk: { clock } }: PromiseParts,
  templates: TemplateStore,
): RecurringTickets {
  const connect = () => database.openAs(person.email, password, { maximumConnections: 1 })
  return new RecurringTickets({
    open: (signal) => openRecurring(connect, signal),
    nextAt: () => templates.nextAt(),
    ...{ clock, logger },
  })
}

function composeClocks(
  { logger, options }: Core,
  { local, desk: { clock }, locations, notices }: PromiseParts,
) {
  const store = new ClockStore(local)
  const times = new BusinessTimes(locations, logger)
  const promises = liveTicketPromises({ store: new SettingStore(local.read), logger })
  const clocks = new TicketClocks({ store, times, promises, clock, logger })
  const keeper = new ClockKeeper({
    ...{ store, clocks, times, clock, logger },
    onChange: (ids) => {
      options.publish('tickets.clocks-changed', { ids: ids && [...ids] })
      if (ids === null) notices.addAll(['tickets'])
      else notices.add([{ entity: 'tickets', ids }])
    },
  })
  return { clocks, keeper }
}
