import type { Person } from '@shared/accounts/account-contract'
import type { Core } from './compose-core'
import type { CurrentConnections } from './data/postgres/current-connections'
import { beAtTicket } from './data/postgres/ticket-presence'
import type { LocalDatabase } from './data/sqlite/local-database'
import type { DeskSync } from './data/sync/desk-sync'
import { getState } from './data/sync/sync-state-store'
import { systemTimers } from './data/sync/timers'
import { TicketTogether } from './features/tickets/ticket-together'

/** Notices, who else is there, and the change of shifts. */
export function composeTogether(
  { options, logger }: Core,
  the: { local: LocalDatabase; person: Person; desk: DeskSync; connections: CurrentConnections },
): TicketTogether {
  const { local, person, desk, connections } = the
  const line = () => {
    const deviceId = getState(local.read, 'device')
    const database = connections.now
    if (deviceId === null || database === null || desk.loop.status.state !== 'online') return null
    return ({ id: ticketId, writing }: { id: string; writing: boolean }, signal: AbortSignal) =>
      beAtTicket(database, { deviceId, ticketId, writing }, signal)
  }
  return new TicketTogether({
    ...{ local, personId: person.id, clock: desk.clock, logger, line },
    monotonic: systemTimers.monotonic,
    onNotices: (change) => options.publish('notices.changed', change),
  })
}
