import {
  isGroup,
  type TicketCondition,
  type TicketWhere,
  ticketCondition,
} from '@shared/tickets/ticket-where'
import { type FieldKey, type FilterPart, isChoiceField, isMoment, traitOf } from './filter-fields'

/** A line of the builder, which may lack what would make it a condition. */
export interface DraftLine {
  readonly id: string
  readonly field: FieldKey
  readonly is: string
  readonly values: readonly (string | null)[]
  /** Words, a day as `2026-11-23`, or a number of days, as typed. */
  readonly typed: string
}

export interface DraftGroup {
  readonly id: string
  readonly match: TicketWhere['match']
  readonly of: readonly DraftPart[]
}

export type DraftPart = DraftLine | DraftGroup

export const isDraftGroup = (part: DraftPart): part is DraftGroup => 'match' in part

/** What a line about a field can say of it, the first of which it says at first. */
export function waysOf(field: FieldKey): readonly string[] {
  if (isChoiceField(field)) return ['any-of', 'none-of']
  if (!isMoment(field)) return ['has', 'lacks']
  const always = ['within-days', 'before', 'after']
  return field === 'due' || field === 'resolved' ? [...always, 'set', 'not-set'] : always
}

export function newLine(field: FieldKey, id: string = crypto.randomUUID()): DraftLine {
  const [is = ''] = waysOf(field)
  return { id, field, is, values: [], typed: is === 'within-days' ? '7' : '' }
}

export function newGroup(of: readonly DraftPart[], match: TicketWhere['match']): DraftGroup {
  return { id: crypto.randomUUID(), match, of }
}

export function draftOf(where: TicketWhere | undefined): DraftGroup {
  return newGroup((where?.of ?? []).map(draftPart), where?.match ?? 'all')
}

function draftPart(part: FilterPart): DraftPart {
  if (isGroup(part)) return draftOf(part)
  const field = part.field === 'trait' ? (`trait:${part.value}` as const) : part.field
  const line = { ...newLine(field), is: part.is }
  if ('values' in part) return { ...line, values: part.values }
  return { ...line, typed: typedOf(part) }
}

function typedOf(part: TicketCondition): string {
  if (!('value' in part) || part.field === 'trait') return ''
  if (part.is === 'before' || part.is === 'after') return localDay(part.value)
  return String(part.value)
}

/** The filter that a draft amounts to; lines that lack something are left out. */
export function whereOfDraft({ match, of }: DraftGroup): TicketWhere | null {
  const parts = of.map((part) => (isDraftGroup(part) ? whereOfDraft(part) : conditionOf(part)))
  const complete = parts.filter((part) => part !== null)
  return complete.length === 0 ? null : { match, of: complete }
}

/** The condition that a line says; null while it lacks something. */
export function conditionOf(line: DraftLine): TicketCondition | null {
  const read = ticketCondition.safeParse(conditionInput(line))
  return read.success ? read.data : null
}

function conditionInput({ field, is, values, typed }: DraftLine): unknown {
  const trait = traitOf(field)
  if (trait !== null) return { field: 'trait', is, value: trait }
  if (isChoiceField(field)) return { field, is, values }
  if (is === 'within-days') return { field, is, value: typed === '' ? null : Number(typed) }
  if (is === 'before' || is === 'after') return { field, is, value: momentOf(typed) }
  return { field, is, ...(isMoment(field) ? {} : { value: typed }) }
}

/** With another field a line starts anew. */
export function withField(line: DraftLine, field: FieldKey): DraftLine {
  return newLine(field, line.id)
}

/** What was typed stays only where it means the same. */
export function withWay(line: DraftLine, is: string): DraftLine {
  const kind = (way: string) => (way === 'before' || way === 'after' ? 'day' : way)
  const typed = isMoment(line.field) && kind(is) !== kind(line.is) ? '' : line.typed
  return { ...line, is, typed: is === 'within-days' && typed === '' ? '7' : typed }
}

/** The tree with the part of that id changed, or taken away by null. */
export function changePart(
  group: DraftGroup,
  id: string,
  change: (part: DraftPart) => DraftPart | null,
): DraftGroup {
  const of = group.of.flatMap((part): readonly DraftPart[] => {
    if (part.id === id) {
      const changed = change(part)
      return changed === null ? [] : [changed]
    }
    return [isDraftGroup(part) ? changePart(part, id, change) : part]
  })
  return { ...group, of }
}

/** A day's first moment here, in ISO 8601; null for what is no day. */
function momentOf(day: string): string | null {
  const date = new Date(`${day}T00:00`)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

function localDay(iso: string): string {
  const date = new Date(iso)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
