import type { Role } from '@shared/accounts/role'
import { ticketRoutes } from '@shared/tickets/ticket-contract'
import type { Desk } from '../../../data/sync/testing/desk'
import { BulkEdit } from '../bulk/bulk-edit'
import { TicketService } from '../ticket-service'
import { TicketStore } from '../ticket-store'
import { TicketUndo } from '../undo/ticket-undo'
import { UndoStore } from '../undo/undo-store'

/** What a person on that desk changes tickets with, one, many and back again. */
export function ticketDesk(desk: Desk, role: Role) {
  const { id, email } = desk.the.person
  const person = { id, email, name: 'Whoever works here', role, locations: [] }
  const { writer, clock } = desk.sync
  const store = new TicketStore(desk.local.read, id, clock)
  const undoStore = new UndoStore(desk.local.read)
  const undo = new TicketUndo({ store: undoStore, writer })
  const tickets = new TicketService({ store, writer, person, clock })
  const bulk = new BulkEdit({ tickets: store, undo, person })
  const edit = (change: object) => {
    const input = ticketRoutes['tickets.edit'].input.parse(change)
    return undo.edited(input.id, () => tickets.edit(input))
  }
  return { desk, store, undoStore, undo, tickets, bulk, edit }
}
