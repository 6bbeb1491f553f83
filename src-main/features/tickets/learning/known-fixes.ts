import type { TicketDetail } from '@shared/tickets/ticket-contract'
import type { KnownFix } from '@shared/tickets/ticket-learning-contract'
import type { AlikeTicket } from './finished-alike'

const mostFixes = 3
/** In the same bay it may be the same machine: that weighs as much as being told so much alike. */
const sameBayWeight = 0.3

/** What helped with tickets like one: the likeliest first, of equally likely ones the newest. */
export function knownFixes(
  { bayId }: Pick<TicketDetail, 'bayId'>,
  alike: readonly AlikeTicket[],
): readonly KnownFix[] {
  const fixes = alike.flatMap((row) => {
    const { id: ticketId, title, cause, fix } = row
    if (fix === null) return []
    const sameBay = bayId !== null && row.bayId === bayId
    const resolvedAt = row.resolvedAt ?? row.updatedAt
    return [{ weight: weightOf(row, sameBay), ticketId, title, cause, fix, sameBay, resolvedAt }]
  })
  return fixes
    .sort((a, b) => b.weight - a.weight || (a.resolvedAt < b.resolvedAt ? 1 : -1))
    .slice(0, mostFixes)
    .map(({ weight: _, ...fix }) => fix)
}

/** In tenths: finer than that nobody can tell. */
const weightOf = ({ likelihood }: AlikeTicket, sameBay: boolean) =>
  Math.round(10 * (likelihood + (sameBay ? sameBayWeight : 0)))
