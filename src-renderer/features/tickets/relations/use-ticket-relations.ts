import type { TicketRelations } from '@shared/tickets/ticket-relations-contract'
import { useQueryClient } from '@tanstack/react-query'
import { useRead } from '../../../ipc/use-read'

/** What a ticket has to do with others. */
export function useTicketRelations(id: string) {
  return useRead('tickets.relations', { id })
}

const unresolved: readonly string[] = ['open', 'in-progress', 'waiting']

export const isOpen = ({ status }: { readonly status: string }) => unresolved.includes(status)

/** Tickets that this one waits for. */
export function blockersOf(relations: TicketRelations | undefined) {
  const links = relations?.links ?? []
  return links.filter(({ way, ticket }) => way === 'blocked-by' && isOpen(ticket))
}

/** What shows how tickets have to do with each other is read again. */
export function useRelationsChanged(): () => Promise<unknown> {
  const client = useQueryClient()
  const routes = ['tickets.relations', 'tickets.timeline', 'tickets.show', 'tickets.list']
  return () => Promise.all(routes.map((route) => client.invalidateQueries({ queryKey: [route] })))
}
