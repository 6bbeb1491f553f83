import { z } from 'zod'
import { staff } from '../accounts/role'
import type { RouteMap } from '../ipc/route'

/** Somebody else who has the same ticket before them. */
export const presence = z.object({ personId: z.string(), name: z.string(), writing: z.boolean() })
export type Presence = z.output<typeof presence>

/** Said once in so many milliseconds, one counts as there; after three times that as gone. */
export const presenceEveryMs = 10_000

export const ticketPresenceRoutes = {
  /** Says that this person has that ticket before them; who else has. Without a connection: nobody. */
  'tickets.be-at': {
    input: z.object({ id: z.uuid(), writing: z.boolean() }),
    output: z.array(presence),
    roles: staff,
  },
} satisfies RouteMap
