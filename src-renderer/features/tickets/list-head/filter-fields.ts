import {
  type TicketCondition,
  type TicketWhere,
  ticketMoments,
  ticketTraits,
} from '@shared/tickets/ticket-where'

export type ChoiceCondition = Extract<TicketCondition, { values: unknown }>
/** A field that is one of several values, or empty. */
export type ChoiceField = ChoiceCondition['field']
export type TicketMoment = (typeof ticketMoments)[number]
export type TicketTrait = (typeof ticketTraits)[number]
export type FilterPart = TicketWhere['of'][number]

export const choiceFields = [
  ...(['status', 'priority', 'category', 'location', 'bay', 'assignee', 'creator', 'tag'] as const),
] satisfies readonly ChoiceField[]

/** Those that have a button of their own above the list. */
export const quickFields = [
  ...(['status', 'priority', 'category', 'assignee', 'bay', 'tag'] as const),
] satisfies readonly ChoiceField[]
export type QuickField = (typeof quickFields)[number]

export type TraitKey = `trait:${TicketTrait}`
/** What a line of the builder can be about: each trait is a field that holds or does not. */
export type FieldKey = ChoiceField | TicketMoment | 'text' | TraitKey

export const traitKeys = ticketTraits.map((trait): TraitKey => `trait:${trait}`)

export function isChoiceField(field: string): field is ChoiceField {
  return choiceFields.some((one) => one === field)
}

export function isMoment(field: string): field is TicketMoment {
  return ticketMoments.some((one) => one === field)
}

/** The trait that a line is about; null for lines about a field. */
export function traitOf(field: FieldKey): TicketTrait | null {
  return ticketTraits.find((trait) => field === `trait:${trait}`) ?? null
}
