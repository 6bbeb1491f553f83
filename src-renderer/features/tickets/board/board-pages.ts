import type { Ticket } from '@shared/tickets/ticket-contract'
import { listedTickets, patchTickets, type TicketPages } from '../ticket-pages'

/**
 * One column after tickets have changed: those that have left it go, those that stay stand where
 * they stood, those that have come stand on top.
 * @param ids of all that changed
 * @param here those of them that belong into this column now
 */
export function columnAfter(
  pages: TicketPages,
  ids: readonly string[],
  here: readonly Ticket[],
): TicketPages {
  const belongs = new Set(here.map(({ id }) => id))
  const gone = new Set(ids.filter((id) => !belongs.has(id)))
  const listed = new Set(listedTickets(pages).map(({ id }) => id))
  const come = here.filter(({ id }) => !listed.has(id))
  if (come.length === 0 && ![...ids].some((id) => listed.has(id))) return pages
  const [first, ...others] = patchTickets(pages, here).pages.map((page) => ({
    ...page,
    items: page.items.filter(({ id }) => !gone.has(id)),
  }))
  if (first === undefined) return pages
  return { ...pages, pages: [{ ...first, items: [...come, ...first.items] }, ...others] }
}
