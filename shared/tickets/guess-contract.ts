import { z } from 'zod'
import { staff } from '../accounts/role'
import type { RouteMap } from '../ipc/route'
import { ticketCategories, ticketPriorities } from './ticket-kinds'

const guess = <Value extends z.ZodType>(value: Value) =>
  z.object({
    value,
    /** Why, as one reads it: `It says “projector”.` */
    because: z.string(),
  })

/** What a ticket's fields may be, by what its text says; what nothing speaks for is missing. */
export const ticketGuesses = z.object({
  category: guess(z.enum(ticketCategories)).optional(),
  priority: guess(z.enum(ticketPriorities)).optional(),
  locationId: guess(z.string()).optional(),
  bayId: guess(z.string()).optional(),
  assigneeId: guess(z.string()).optional(),
  /** Tags in use that it names. */
  tags: z.array(guess(z.string())).readonly(),
})
export type TicketGuesses = z.infer<typeof ticketGuesses>

const guessInput = z.object({
  text: z.string().trim().min(1).max(4_000),
  /** Where it is, unless the text says otherwise. */
  locationId: z.string().min(1).max(64).optional(),
})
export type GuessInput = z.output<typeof guessInput>

export const guessRoutes = {
  'tickets.guess': { input: guessInput, output: ticketGuesses, roles: staff },
} satisfies RouteMap
