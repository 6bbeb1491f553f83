import type { ticketHandoverRoutes } from '@shared/tickets/ticket-handover-contract'
import type { Clock } from '../../../platform/clock'
import type { HandlersFor } from '../../../platform/handlers'
import type { HandoverService } from './handover-service'

export const handoverHandlers = (
  the: () => {
    readonly handover: HandoverService
    readonly signedInAt: Date
    readonly clock: Clock
  },
): HandlersFor<typeof ticketHandoverRoutes> => ({
  'tickets.handover': ({ locationId = null, since }) => {
    const { handover, signedInAt, clock } = the()
    const from = since === 'sign-in' ? signedInAt : new Date(since)
    return handover.of({ locationId, since: from, now: clock.now() })
  },
})
