import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import { type TicketQuery, ticketGroupings, ticketSorts } from '@shared/tickets/ticket-query'
import { ticketStatuses } from '@shared/tickets/ticket-status'
import {
  type TicketCondition,
  type TicketWhere,
  ticketMoments,
  ticketTraits,
} from '@shared/tickets/ticket-where'
import fc from 'fast-check'
import { now, people, rooms, unknownPerson } from './listed-scene'

const some = <Value>(...values: readonly Value[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 })
const anyOrNone = fc.constantFrom('any-of' as const, 'none-of' as const)
const hasOrLacks = fc.constantFrom('has' as const, 'lacks' as const)
const moment = fc.constantFrom(...ticketMoments)
const ids = people.map(({ id }) => id)

const oneOf = <Field extends string, Value>(field: Field, ...values: readonly Value[]) =>
  fc.record({ field: fc.constant(field), is: anyOrNone, values: some(...values) })

const condition: fc.Arbitrary<TicketCondition> = fc.oneof(
  oneOf('status', ...ticketStatuses),
  oneOf('category', ...ticketCategories),
  oneOf('priority', ...ticketPriorities),
  oneOf('location', 'harbour', 'truro', 'elsewhere', 'me'),
  oneOf('bay', null, ...rooms.map(({ id }) => id)),
  oneOf('assignee', null, 'me' as const, unknownPerson, ...ids),
  oneOf('creator', 'me' as const, ...ids),
  oneOf('tag', 'lamp', 'noise', 'shade'),
  fc.record({
    field: moment,
    is: fc.constantFrom('before' as const, 'after' as const),
    // Without the milliseconds that the copy has.
    value: fc.constantFrom('2026-11-22T12:00:00Z', '2026-11-22T12:30:00.000Z', now.toISOString()),
  }),
  fc.record({
    ...{ field: moment, is: fc.constant('within-days' as const) },
    value: fc.constantFrom(0, 0.5, 3, 40),
  }),
  fc.record({ field: moment, is: fc.constantFrom('set' as const, 'not-set' as const) }),
  fc.record({
    ...{ field: fc.constant('text' as const), is: hasOrLacks },
    value: fc.constantFrom('lamp', 'LAMP bul', 'bulb lamp', 'gru', 'grün la', 'shade', '-'),
  }),
  fc.record({
    ...{ field: fc.constant('trait' as const), is: hasOrLacks },
    value: fc.constantFrom(...ticketTraits),
  }),
)

const { where } = fc.letrec<{ where: TicketWhere; part: TicketCondition | TicketWhere }>((tie) => ({
  where: fc.record({
    match: fc.constantFrom('all' as const, 'any' as const),
    of: fc.array(tie('part'), { maxLength: 3 }),
  }),
  part: fc.oneof({ maxDepth: 2 }, condition, tie('where')),
}))

export const anySort = fc.record({
  by: fc.constantFrom(...ticketSorts),
  descending: fc.boolean(),
})

export const anyQuery: fc.Arbitrary<TicketQuery> = fc.record(
  {
    where,
    group: fc.constantFrom(...ticketGroupings),
    sort: anySort,
    merged: fc.constant(true as const),
  },
  { requiredKeys: ['sort'] },
)
