import type { ticketBulkRoutes } from '@shared/tickets/ticket-bulk-contract'
import type { HandlersFor } from '../../../platform/handlers'
import type { TicketUndo } from '../undo/ticket-undo'
import type { BulkEdit } from './bulk-edit'

interface Tickets {
  readonly ticketBulk: BulkEdit
  readonly ticketUndo: TicketUndo
}

export const ticketBulkHandlers = (the: () => Tickets): HandlersFor<typeof ticketBulkRoutes> => ({
  'tickets.bulk-edit': ({ ids, change }) => the().ticketBulk.edit(ids, change),
  'tickets.undo': ({ undoId }) => the().ticketUndo.undo(undoId),
  'tickets.redo': ({ undoId }) => the().ticketUndo.redo(undoId),
})
