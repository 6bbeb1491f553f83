import { z } from 'zod'
import { staff } from '../accounts/role'
import type { RouteMap } from '../ipc/route'
import { ticketStatuses } from './ticket-status'

export const foundTicket = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(ticketStatuses),
  locationName: z.string(),
  bayNumber: z.number().int().nullable(),
})
export type FoundTicket = z.output<typeof foundTicket>

export const ticketFindRoutes = {
  /**
   * A few tickets for whoever knows what they look for: by id, or by words of title, description
   * and comments, the last one maybe unfinished. Without a text: those looked at last.
   */
  'tickets.find': {
    input: z.object({ text: z.string().trim().max(200), limit: z.number().int().min(1).max(20) }),
    output: z.array(foundTicket),
    roles: staff,
  },
} satisfies RouteMap
