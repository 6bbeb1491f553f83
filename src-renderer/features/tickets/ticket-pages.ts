import type { Ticket } from '@shared/tickets/ticket-contract'
import type { TicketPage } from '@shared/tickets/ticket-list-contract'
import type { TicketQuery } from '@shared/tickets/ticket-query'
import type { InfiniteData } from '@tanstack/react-query'

/** The parameter of a page is where it starts. */
export type TicketPages = InfiniteData<TicketPage, string | null>

export function listedTickets(pages: Pick<TicketPages, 'pages'> | undefined): readonly Ticket[] {
  return pages?.pages.flatMap((page) => page.items) ?? []
}

/** Rows that changed, in place: none comes, goes or moves. */
export function patchTickets(pages: TicketPages, changed: readonly Ticket[]): TicketPages {
  const byId = new Map(changed.map((ticket) => [ticket.id, ticket]))
  const patch = (page: TicketPage) =>
    page.items.some(({ id }) => byId.has(id))
      ? { ...page, items: page.items.map((ticket) => byId.get(ticket.id) ?? ticket) }
      : page
  return { ...pages, pages: pages.pages.map(patch) }
}

/** New rows, each where its time puts it; those that a later page will bring are left to it. */
export function insertTickets(pages: TicketPages, added: readonly Ticket[]): TicketPages {
  const known = new Set(listedTickets(pages).map(({ id }) => id))
  let left = added.filter(({ id }) => !known.has(id)).toSorted(newestFirst)
  const fill = (page: TicketPage, position: number): TicketPage => {
    const last = page.items.at(-1)
    const isEnd = position === pages.pages.length - 1 && page.next === null
    const here = left.filter(
      (ticket) => isEnd || (last !== undefined && newestFirst(ticket, last) < 0),
    )
    left = left.filter((ticket) => !here.includes(ticket))
    return here.length === 0
      ? page
      : { ...page, items: [...page.items, ...here].toSorted(newestFirst) }
  }
  return { ...pages, pages: pages.pages.map(fill) }
}

interface Arriving {
  readonly pages: TicketPages
  /** Changed tickets that the list's query finds. */
  readonly matching: readonly Ticket[]
  readonly query: TicketQuery
  /** When the list was read. */
  readonly readAt: Date
}

/** Those that the list lacks; what a page that is not read yet will bring is none of them. */
export function arrivedTickets(arriving: Arriving): readonly Ticket[] {
  const { pages, matching, query, readAt } = arriving
  const known = new Set(listedTickets(pages).map(({ id }) => id))
  const unknown = matching.filter(({ id }) => !known.has(id))
  if (isNewestFirst(query)) {
    const after = new Set(listedTickets(insertTickets(pages, unknown)).map(({ id }) => id))
    return unknown.filter(({ id }) => after.has(id))
  }
  const whole = pages.pages.at(-1)?.next === null
  return unknown.filter(({ createdAt }) => whole || new Date(createdAt) > readAt)
}

/** Whether a row of the list changed so that its query no longer finds it. */
export function haveLeft(
  pages: TicketPages,
  {
    tickets,
    matching,
  }: { readonly tickets: readonly Ticket[]; readonly matching: readonly Ticket[] },
): boolean {
  const fitting = new Set(matching.map(({ id }) => id))
  const left = new Set(tickets.map(({ id }) => id).filter((id) => !fitting.has(id)))
  return left.size > 0 && listedTickets(pages).some(({ id }) => left.has(id))
}

/** The place of a row is known here only in this order. */
export function isNewestFirst({ group, sort }: TicketQuery): boolean {
  return group === undefined && sort.by === 'created' && sort.descending
}

export function firstPageOf({ pages, pageParams }: TicketPages): TicketPages {
  return { pages: pages.slice(0, 1), pageParams: pageParams.slice(0, 1) }
}

function newestFirst(a: Ticket, b: Ticket): number {
  return compare(b.createdAt, a.createdAt) || compare(b.id, a.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
