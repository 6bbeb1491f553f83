import { z } from 'zod'
import { ticketCategories, ticketPriorities } from './ticket-kinds'
import { ticketStatuses } from './ticket-status'

const anyOrNone = z.enum(['any-of', 'none-of'])

/** A person's id, or whoever looks. */
const person = z
  .string()
  .refine(
    (who) => who === 'me' || z.uuid().safeParse(who).success,
    'Say me, nobody, or a person’s id.',
  )

const oneOf = <Field extends string, Value extends z.ZodType>(field: Field, value: Value) =>
  z.object({ field: z.literal(field), is: anyOrNone, values: z.array(value).min(1).max(200) })

/** Fields that hold a moment. */
export const ticketMoments = ['created', 'updated', 'due', 'resolved'] as const

const moment = z.enum(ticketMoments)

/** What a ticket may have or be, beside its fields. */
export const ticketTraits = [
  /** Past its time and not resolved. */
  'overdue',
  /** A promise was or is missed: answered or resolved too late. */
  'breached',
  /** Something is due within the next business hour. */
  'due-soon',
  'watched',
  'photos',
  'open-checklist',
  'conflicts',
  'unsent',
  /** It is a part of another ticket. */
  'parent',
  'recurring',
] as const

/** One thing that has to hold of a ticket. `null` among values: the field is empty. */
export const ticketCondition = z.union([
  oneOf('status', z.enum(ticketStatuses)),
  oneOf('category', z.enum(ticketCategories)),
  oneOf('priority', z.enum(ticketPriorities)),
  oneOf('location', z.string().min(1).max(64)),
  oneOf('bay', z.uuid().nullable()),
  oneOf('assignee', person.nullable()),
  oneOf('creator', person),
  oneOf('tag', z.string().min(1).max(40)),
  z.object({ field: moment, is: z.enum(['before', 'after']), value: z.iso.datetime() }),
  /** In the last so many days; of what is due, in the next so many. */
  z.object({ field: moment, is: z.literal('within-days'), value: z.number().min(0).max(3660) }),
  z.object({ field: moment, is: z.enum(['set', 'not-set']) }),
  /** Words of title, description and comments; the last one may be unfinished. */
  z.object({
    field: z.literal('text'),
    is: z.enum(['has', 'lacks']),
    value: z.string().trim().min(1).max(200),
  }),
  z.object({
    field: z.literal('trait'),
    is: z.enum(['has', 'lacks']),
    value: z.enum(ticketTraits),
  }),
])
export type TicketCondition = z.output<typeof ticketCondition>

/** Conditions of which all or any have to hold, and groups of such. */
export interface TicketWhere {
  readonly match: 'all' | 'any'
  readonly of: readonly (TicketCondition | TicketWhere)[]
}

const deepest = 4
const most = 100

const group: z.ZodType<TicketWhere, TicketWhere> = z.object({
  match: z.enum(['all', 'any']),
  get of() {
    return z.array(z.union([ticketCondition, group])).max(most)
  },
})

/** At most four groups in each other and a hundred parts. */
export const ticketWhere = z
  // Looked at before it is parsed, which would not come back from thousands of groups in each other.
  .custom<TicketWhere>(
    (where) => sizeOf(where, deepest) <= most,
    'This filter is too large: use fewer conditions.',
  )
  .pipe(group)

export const isGroup = (part: TicketCondition | TicketWhere): part is TicketWhere => 'match' in part

/** Parts of what may be a filter; too many to count where more groups are in each other than that. */
function sizeOf(where: unknown, depth: number): number {
  if (typeof where !== 'object' || where === null || !('of' in where)) return 1
  if (!Array.isArray(where.of)) return 1
  if (depth === 0) return Number.POSITIVE_INFINITY
  return where.of.reduce((sum: number, part: unknown) => sum + sizeOf(part, depth - 1), 1)
}
