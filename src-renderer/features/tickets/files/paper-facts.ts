import type { TicketDetail } from '@shared/tickets/ticket-contract'
import {
  ticketCategoryNames,
  ticketPriorityNames,
  ticketStatusNames,
} from '../../../app/vocabulary'
import { isElsewhere } from '../../../ui/zoned-time-text'
import { filesText } from './files-text'

const names = filesText.paper.facts

const momentParts: Intl.DateTimeFormatOptions = {
  ...{ year: 'numeric', month: 'short', day: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
}
const moment = new Intl.DateTimeFormat('en', momentParts)

/** With its day and year: paper is read later. */
export function paperTime(iso: string): string {
  return moment.format(new Date(iso))
}

/** By the clock of the place, which is named where it is another one than this device's. */
function dueTime(iso: string, timeZone: string | null): string {
  if (!isElsewhere(iso, timeZone)) return paperTime(iso)
  const there = new Intl.DateTimeFormat('en', { ...momentParts, timeZone, timeZoneName: 'short' })
  return there.format(new Date(iso))
}

export interface PaperPlace {
  readonly name: string
  /** IANA name; null: this device's. */
  readonly timeZone: string | null
}

/** What a printed ticket says of itself at its top, name and value; what it has not is left out. */
export function paperFacts(
  ticket: TicketDetail,
  { name: place, timeZone }: PaperPlace,
): readonly (readonly [string, string])[] {
  const when = (at: string | null) => (at === null ? null : paperTime(at))
  const by = ticket.creatorName === null ? '' : `, ${ticket.creatorName}`
  const facts: readonly (readonly [string, string | null])[] = [
    [names.status, ticketStatusNames[ticket.status]],
    [names.priority, ticketPriorityNames[ticket.priority]],
    [names.category, ticketCategoryNames[ticket.category]],
    [names.location, place],
    [names.bay, ticket.bayNumber === null ? null : String(ticket.bayNumber)],
    [names.assignee, ticket.assigneeName],
    [names.due, ticket.dueAt && dueTime(ticket.dueAt, timeZone)],
    [names.tags, ticket.tags.join(', ')],
    [names.created, `${when(ticket.createdAt)}${by}`],
    [names.resolved, when(ticket.resolvedAt)],
    [names.cause, ticket.cause],
    [names.fix, ticket.fix],
  ]
  return facts.flatMap(([name, value]) => (value ? [[name, value] as const] : []))
}
