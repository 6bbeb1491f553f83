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
  /** A pull changed what this device knows. */
  'knowledge.changed': z.object({ sops: z.number().int(), passages: z.number().int() }),
} satisfies EventMap
