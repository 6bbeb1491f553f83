import { z } from 'zod'
import { ticketCategories, ticketPriorities } from './ticket-kinds'
import { ticketStatuses } from './ticket-status'

/** What a list of tickets is narrowed by; all that is given has to hold. */
export const ticketFilter = z.object({
  statuses: z.array(z.enum(ticketStatuses)).min(1).max(ticketStatuses.length).optional(),
  categories: z.array(z.enum(ticketCategories)).min(1).max(ticketCategories.length).optional(),
  priorities: z.array(z.enum(ticketPriorities)).min(1).max(ticketPriorities.length).optional(),
  locationId: z.string().max(64).optional(),
  bayId: z.uuid().optional(),
  /** A person's id, whoever looks, or nobody. */
  assignee: z
    .string()
    .refine(
      (who) => who === 'me' || who === 'nobody' || z.uuid().safeParse(who).success,
      'Say me, nobody, or a person’s id.',
    )
    .optional(),
  tag: z.string().max(40).optional(),
  /** Past its time and not resolved. */
  overdue: z.literal(true).optional(),
  /** Words of its title and description; the last one may be unfinished. */
  text: z.string().trim().min(1).max(200).optional(),
})
export type TicketFilter = z.output<typeof ticketFilter>
