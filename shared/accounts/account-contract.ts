import { z } from 'zod'
import type { EventMap, RouteMap } from '../ipc/route'
import { roles } from './role'

export const person = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  /** Location ids this person is limited to; empty means all. */
  locations: z.array(z.string()).readonly(),
})

export type Person = z.infer<typeof person>

const signIn = z.union([
  z.object({ email: z.string().trim().min(3).max(254), password: z.string().min(1).max(200) }),
  /** Demo club only: its people sign in with one click. */
  z.object({ demoPersonId: z.uuid() }),
])

export type SignIn = z.infer<typeof signIn>

export const accountRoutes = {
  'accounts.demo-people': { input: z.object({}), output: z.array(person), roles: 'anyone' },
  'accounts.session': { input: z.object({}), output: person.nullable(), roles: 'anyone' },
  'accounts.sign-in': { input: signIn, output: person, roles: 'anyone' },
  'accounts.sign-out': { input: z.object({}), output: z.null(), roles: 'anyone' },
} satisfies RouteMap

export const accountEvents = {
  'accounts.session-changed': person.nullable(),
} satisfies EventMap
