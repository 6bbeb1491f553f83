import { z } from 'zod'
import { staff } from '../accounts/role'
import type { RouteMap } from '../ipc/route'
import { ticket } from './ticket-contract'

/** What speaks for it: the same words, the same meaning in other words, or both. */
export const alikeBy = ['words', 'meaning', 'both'] as const

export const alikeTicket = z.object({
  ticket,
  /** How probably it is about the same thing, 0 to 1. */
  similarity: z.number(),
  by: z.enum(alikeBy),
})
export type AlikeTicket = z.infer<typeof alikeTicket>

/** From here on it is worth pointing out unasked. */
export const noticeable = 0.15

const alikeInput = z.object({
  text: z.string().trim().min(1).max(4_000),
  limit: z.number().int().min(1).max(50).default(10),
  /** Only what nobody has resolved yet. */
  openOnly: z.boolean().default(false),
  /**
   * To be pointed out: not what is told of another bay than the one that the text names, and less
   * what is said in the same words of something else.
   */
  unasked: z.boolean().optional(),
  /** The number of the bay that was chosen, whichever the text names. */
  bay: z.number().int().positive().optional(),
  locationId: z.string().min(1).max(64).optional(),
  /** Such as the ticket whose likes are looked for. */
  exceptId: z.uuid().optional(),
})
export type AlikeInput = z.output<typeof alikeInput>

export const alikeRoutes = {
  /** Tickets about what a text says, most alike first; nothing where none is alike. */
  'tickets.alike': { input: alikeInput, output: z.array(alikeTicket), roles: staff },
} satisfies RouteMap
