import type { Person } from '@shared/accounts/account-contract'
import type { Location } from '@shared/knowledge/knowledge-contract'
import type { Core } from './compose-core'
import type { CurrentConnections } from './data/postgres/current-connections'
import { beAtTicket } from './data/postgres/ticket-presence'
import type { LocalDatabase } from './data/sqlite/local-database'
import type { DeskSync } from './data/sync/desk-sync'
import { getState } from './data/sync/sync-state-store'
import { systemTimers } from './data/sync/timers'
import type { HandoverDependencies } from './features/tickets/handover/handover-service'
import { TicketTogether } from './features/tickets/ticket-together'

interface TogetherParts {
  readonly local: LocalDatabase
  readonly person: Person
  readonly desk: DeskSync
  readonly connections: CurrentConnections
  readonly locations: { all(): readonly Location[] }
  readonly trends: HandoverDependencies['trends']
}

/** Notices, who else is there, and the change of shifts. */
export function composeTogether({ options, logger }: Core, the: TogetherParts): TicketTogether {
  const { local, person, desk, connections, locations, trends } = the
  const line = () => {
    const deviceId = getState(local.read, 'device')
    const database = connections.now
    if (deviceId === null || database === null || desk.loop.status.state !== 'online') return null
    return ({ id: ticketId, writing }: { id: string; writing: boolean }, signal: AbortSignal) =>
      beAtTicket(database, { deviceId, ticketId, writing }, signal)
  }
  return new TicketTogether({
    ...{ local, personId: person.id, clock: desk.clock, logger, line, trends },
    places: () => locations.all(),
    monotonic: systemTimers.monotonic,
    onNotices: (change) => options.publish('notices.changed', change),
  })
}
