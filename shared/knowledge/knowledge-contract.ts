import { z } from 'zod'
import { roles } from '../accounts/role'
import type { EventMap, RouteMap } from '../ipc/route'

export const location = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  phone: z.string(),
  /** IANA name. */
  timeZone: z.string(),
})
export type Location = z.infer<typeof location>

export const knowledgeRoutes = {
  'knowledge.locations': { input: z.object({}), output: z.array(location), roles },
} satisfies RouteMap

export const knowledgeEvents = {
  /** What this device knows became another. */
  'knowledge.changed': z.object({}),
} satisfies EventMap
