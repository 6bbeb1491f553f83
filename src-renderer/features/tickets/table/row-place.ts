import type { TicketColumn } from '@shared/tickets/ticket-query'

/** The id of a row on screen, or of one of its cells. */
export function rowElementId(ticketId: string, cell: TicketColumn | null): string {
  return cell === null ? `ticket-row-${ticketId}` : `ticket-row-${ticketId}-${cell}`
}

/** The cell of a ticket if it is on screen, else its title in the row or on the card. */
export function placeOfTicket(ticketId: string, column: string): HTMLElement | null {
  const row = document.querySelector<HTMLElement>(`[data-ticket="${CSS.escape(ticketId)}"]`)
  const cell = (name: string) => row?.querySelector<HTMLElement>(`[data-column="${name}"]`)
  return cell(column) ?? cell('title') ?? row
}
