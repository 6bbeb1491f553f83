import { AppError } from '@shared/ipc/app-error'
import type { TicketStore } from '../ticket-store'

type Tickets = Pick<TicketStore, 'show'>

/**
 * A ticket may be a part of any other that is on this device and not a part of it.
 * @throws AppError TICKET_NOT_FOUND, PARENT_CIRCLE
 */
export function checkParent(tickets: Tickets, id: string, parentId: string): void {
  const seen = new Set<string>()
  for (let at: string | null = parentId; at !== null && !seen.has(at); ) {
    if (at === id) {
      throw new AppError(
        'PARENT_CIRCLE',
        at === parentId
          ? 'A ticket cannot be a part of itself.'
          : 'The other ticket is a part of this one. Take it out of this one first.',
      )
    }
    seen.add(at)
    at = at === parentId ? tickets.show(at).parentId : parentOf(tickets, at)
  }
}

/** Further up there may be tickets that are not to be seen from here; the database knows those, too. */
function parentOf(tickets: Tickets, id: string): string | null {
  try {
    return tickets.show(id).parentId
  } catch (error) {
    if (error instanceof AppError && error.code === 'TICKET_NOT_FOUND') return null
    throw error
  }
}
