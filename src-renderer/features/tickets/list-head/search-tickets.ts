import type { Ticket } from '@shared/tickets/ticket-contract'

export interface SimilarTicket {
  readonly ticket: Ticket
  /** From 0 to 1. */
  readonly similarity: number
}

interface Search {
  readonly text: string
  readonly locationId?: string
}

type FindAlike = (
  input: Search & { readonly limit: number },
  options: { readonly signal: AbortSignal },
) => Promise<readonly SimilarTicket[]>

const limit = 12

// On: (input, options) => request('tickets.alike', input, options)
const findAlike: FindAlike | null = null

/**
 * What a search finds beside its words, most alike first. The rows of the list itself come from the
 * words in its query; these stand below them.
 */
export async function searchTickets(
  search: Search,
  signal: AbortSignal,
): Promise<readonly SimilarTicket[]> {
  return findAlike === null ? [] : (findAlike as FindAlike)({ ...search, limit }, { signal })
}
