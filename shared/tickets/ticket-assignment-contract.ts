import { z } from 'zod'
import { management, staff } from '../accounts/role'
import type { RouteMap } from '../ipc/route'
import { momentInput } from './ticket-input'
import { ticketCategories } from './ticket-kinds'

const locationId = z.string().min(1).max(64).nullable()

export const assignmentRule = z.object({
  id: z.string(),
  /** Null: at every location. */
  locationId: z.string().nullable(),
  /** Null: of every category. */
  category: z.enum(ticketCategories).nullable(),
  /** Null: whoever is on shift. */
  assigneeId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  /** Changed here and not yet applied centrally. */
  pending: z.boolean(),
})
export type AssignmentRule = z.infer<typeof assignmentRule>

export const shift = z.object({
  id: z.string(),
  staffId: z.string(),
  staffName: z.string().nullable(),
  /** Null: at every location. */
  locationId: z.string().nullable(),
  /** ISO 8601. */
  startsAt: z.string(),
  endsAt: z.string(),
  pending: z.boolean(),
})
export type Shift = z.infer<typeof shift>

export const ticketAssignmentRoutes = {
  /** Who gets a new ticket that nobody was named for: the first one that fits decides. */
  'tickets.assignment-rules': {
    input: z.object({}),
    output: z.array(assignmentRule),
    roles: staff,
  },
  /** A new one is the last; with an id it replaces that rule, where it stands. */
  'tickets.save-assignment-rule': {
    input: z.object({
      id: z.uuid().optional(),
      locationId,
      category: z.enum(ticketCategories).nullable(),
      assigneeId: z.uuid().nullable(),
    }),
    output: z.array(assignmentRule),
    roles: management,
  },
  /** One place up or down; where there is none it stays. */
  'tickets.move-assignment-rule': {
    input: z.object({ id: z.uuid(), to: z.enum(['up', 'down']) }),
    output: z.array(assignmentRule),
    roles: management,
  },
  'tickets.remove-assignment-rule': {
    input: z.object({ id: z.uuid() }),
    output: z.array(assignmentRule),
    roles: management,
  },
  /** Those that are not over, the earliest first. */
  'tickets.shifts': { input: z.object({}), output: z.array(shift), roles: staff },
  'tickets.add-shift': {
    input: z.object({
      staffId: z.uuid(),
      locationId,
      startsAt: momentInput,
      endsAt: momentInput,
    }),
    output: z.array(shift),
    roles: management,
  },
  /** Ends now; what has not begun is taken away. */
  'tickets.end-shift': {
    input: z.object({ id: z.uuid() }),
    output: z.array(shift),
    roles: management,
  },
} satisfies RouteMap
