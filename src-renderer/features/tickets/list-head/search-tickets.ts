import type { AlikeTicket } from '@shared/tickets/alike-contract'
import { request } from '../../../ipc/request'

interface Search {
  readonly text: string
  readonly locationId?: string
}

const limit = 12

/**
 * What a search finds beside its words, most alike first. The rows of the list itself come from the
 * words in its query; these stand below them.
 */
export function searchTickets(
  search: Search,
  signal: AbortSignal,
): Promise<readonly AlikeTicket[]> {
  return request('tickets.alike', { ...search, limit }, { signal })
}
