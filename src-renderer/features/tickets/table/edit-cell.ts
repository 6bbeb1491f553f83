import { type ChangeField, changeFields } from '../bulk/change-field'
import { openMenuAt } from '../bulk/change-menu-store'
import { useListSelection } from '../bulk/list-selection'
import { placeOfTicket } from './row-place'

/** Lets a person change one thing of a ticket where it stands. */
export function editCell(ticketId: string, edits: string, cell: Element): void {
  if (edits === 'title') useListSelection.getState().rename(ticketId)
  const field = changeFields.find((one) => one === edits)
  if (field === undefined) return
  const list = document.querySelector<HTMLElement>('#ticket-list')
  openMenuAt(cell, { field, ids: [ticketId], from: list })
}

const columnOf: Readonly<Record<ChangeField, string>> = {
  ...{ status: 'status', priority: 'priority', category: 'category', assignee: 'assignee' },
  ...{ place: 'location', tags: 'tags', due: 'due' },
}

/** The same from the keyboard, wherever the ticket stands on screen. */
export function editInPlace(ticketId: string, field: ChangeField): void {
  const place = placeOfTicket(ticketId, columnOf[field])
  if (place !== null) editCell(ticketId, field, place)
}
