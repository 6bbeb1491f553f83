import {
  isGroup,
  type TicketCondition,
  type TicketWhere,
  ticketCondition,
} from '@shared/tickets/ticket-where'
import { partsOf } from '../ticket-query'
import {
  type ChoiceCondition,
  type FilterPart,
  type QuickField,
  quickFields,
} from './filter-fields'

/** A part of a filter that has a chip of its own, and where it stands. */
export interface PlacedPart {
  readonly part: FilterPart
  readonly index: number
}

/** The values that the quick filter of a field lets through; none: it is off. */
export function quickValues(
  where: TicketWhere | undefined,
  field: QuickField,
): readonly (string | null)[] {
  return partsOf(where).find((part) => isQuick(part, field))?.values ?? []
}

/** The filter with that quick filter set to those values, in its place; none switches it off. */
export function withQuick(
  where: TicketWhere | undefined,
  field: QuickField,
  values: readonly (string | null)[],
): TicketWhere | null {
  const parts = partsOf(where)
  const at = parts.findIndex((part) => isQuick(part, field))
  const read = ticketCondition.safeParse({ field, is: 'any-of', values })
  const changed: readonly TicketCondition[] = read.success ? [read.data] : []
  return at === -1
    ? whereOf([...parts, ...changed])
    : whereOf([...parts.slice(0, at), ...changed, ...parts.slice(at + 1)])
}

/** What no quick filter shows. */
export function otherParts(where: TicketWhere | undefined): readonly PlacedPart[] {
  const parts = partsOf(where)
  const shown = quickFields.map((field) => parts.findIndex((part) => isQuick(part, field)))
  return parts.map((part, index) => ({ part, index })).filter(({ index }) => !shown.includes(index))
}

export function withoutPart(where: TicketWhere | undefined, index: number): TicketWhere | null {
  return whereOf(partsOf(where).filter((_, at) => at !== index))
}

function whereOf(parts: readonly FilterPart[]): TicketWhere | null {
  return parts.length === 0 ? null : { match: 'all', of: parts }
}

type QuickCondition = ChoiceCondition & { readonly field: QuickField }

function isQuick(part: FilterPart, field: QuickField): part is QuickCondition {
  return !isGroup(part) && part.field === field && part.is === 'any-of'
}
