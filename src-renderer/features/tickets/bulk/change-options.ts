import type { BulkChange } from '@shared/tickets/ticket-bulk-contract'
import type { Ticket } from '@shared/tickets/ticket-contract'
import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import { ticketStatuses } from '@shared/tickets/ticket-status'
import {
  ticketCategoryNames,
  ticketPriorityNames,
  ticketStatusNames,
} from '../../../app/vocabulary'
import { dueOptions, oftenMeant } from '../due/due-moments'
import { statusChoices } from '../fields/next-steps'
import { peopleOptions } from '../fields/people-options'
import type { useTicketChoices } from '../fields/use-ticket-choices'
import { bulkText } from './bulk-text'
import type { ChangeField } from './change-field'

export interface ChangeOption {
  readonly key: string
  readonly label: string
  /** All of the tickets are so already; of a tag: it would be taken away. */
  readonly chosen: boolean
  readonly change: BulkChange
  /** What it means, where the label does not say so. */
  readonly hint?: string
}

export interface Choosing {
  readonly tickets: readonly Ticket[]
  readonly choices: ReturnType<typeof useTicketChoices>
  readonly locations: readonly { readonly id: string; readonly name: string }[]
  readonly me: string | null
  readonly now: Date
  /** IANA name: whose clock a time is read by. */
  readonly timeZone: string
}

/** What may be chosen for these tickets, the likeliest first. */
export const changeOptions: Readonly<
  Record<ChangeField, (choosing: Choosing) => readonly ChangeOption[]>
> = {
  status: ({ tickets }) => {
    const [only] = tickets
    const offered =
      tickets.length === 1 && only !== undefined ? statusChoices(only.status) : ticketStatuses
    return ticketStatuses
      .filter((status) => offered.includes(status))
      .map((status) => ({
        ...{ key: status, label: ticketStatusNames[status], change: { status } },
        chosen: tickets.every((ticket) => ticket.status === status),
      }))
  },
  priority: ({ tickets }) =>
    ticketPriorities.toReversed().map((priority) => ({
      ...{ key: priority, label: ticketPriorityNames[priority], change: { priority } },
      chosen: tickets.every((ticket) => ticket.priority === priority),
    })),
  category: ({ tickets }) =>
    ticketCategories.map((category) => ({
      ...{ key: category, label: ticketCategoryNames[category], change: { category } },
      chosen: tickets.every((ticket) => ticket.category === category),
    })),
  assignee: assigneeOptions,
  place: placeOptions,
  tags: ({ tickets, choices }) => {
    const on = tickets.flatMap(({ tags }) => tags)
    return [...new Set([...on, ...choices.tags])].map((tag) => {
      const chosen = tickets.every(({ tags }) => tags.includes(tag))
      const change = chosen ? { removeTags: [tag] } : { addTags: [tag] }
      return { key: tag, label: tag, chosen, change }
    })
  },
  due: ({ tickets, now, timeZone }) => [
    ...oftenMeant(now, timeZone).map(({ dueAt, ...option }) => ({
      ...{ ...option, chosen: false, change: { dueAt } },
    })),
    {
      ...{ key: 'none', label: bulkText.noDue, change: { dueAt: null } },
      chosen: tickets.every(({ dueAt }) => dueAt === null),
    },
  ],
}

function assigneeOptions({ tickets, choices, me }: Choosing): readonly ChangeOption[] {
  const people = peopleOptions(choices.people, me, { assigneeId: null, assigneeName: null })
  const nobody = { value: null, label: bulkText.nobody }
  const [mine, ...others] = people
  return [...(mine === undefined ? [] : [mine]), nobody, ...others].map(({ value, label }) => ({
    ...{ key: value ?? '', label, change: { assigneeId: value } },
    chosen: tickets.every(({ assigneeId }) => assigneeId === value),
  }))
}

/** Every location with its bays; where the tickets are comes first. */
function placeOptions({ tickets, choices, locations }: Choosing): readonly ChangeOption[] {
  const here = new Set(tickets.map(({ locationId }) => locationId))
  const sorted = [
    ...locations.filter(({ id }) => here.has(id)),
    ...locations.filter(({ id }) => !here.has(id)),
  ]
  return sorted.flatMap(({ id: locationId, name }) => {
    const isAt = (bayId: string | null) =>
      tickets.every((ticket) => ticket.locationId === locationId && ticket.bayId === bayId)
    const bays = choices.bays.filter((bay) => bay.locationId === locationId)
    const change = { locationId, bayId: null }
    const label = bays.length === 0 ? name : bulkText.noBay(name)
    return [
      { key: locationId, label, change, chosen: isAt(null) },
      ...bays.map(({ id: bayId, number }) => ({
        ...{ key: bayId, label: bulkText.bay(name, number), chosen: isAt(bayId) },
        change: { locationId, bayId },
      })),
    ]
  })
}

/** Those in which a word begins with what was typed first, then those that have it elsewhere. */
export function foundOptions(
  options: readonly ChangeOption[],
  typed: string,
): readonly ChangeOption[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return options
  const begins = ({ label }: ChangeOption) => ` ${label.toLowerCase()}`.includes(` ${wanted}`)
  const has = ({ label }: ChangeOption) => label.toLowerCase().includes(wanted)
  const first = options.filter(begins)
  return [...first, ...options.filter((option) => has(option) && !begins(option))]
}

const tagForm = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u

/** A tag that nobody used lately, as it was typed. */
export function newTagOption(options: readonly ChangeOption[], typed: string): ChangeOption | null {
  const tag = typed.trim().toLowerCase()
  if (!tagForm.test(tag) || options.some(({ key }) => key === tag)) return null
  return { key: tag, label: bulkText.newTag(tag), chosen: false, change: { addTags: [tag] } }
}

/** The moment that was written. */
export function saidDueOptions(
  typed: string,
  { now, timeZone }: Pick<Choosing, 'now' | 'timeZone'>,
): readonly ChangeOption[] {
  if (typed.trim() === '') return []
  return dueOptions(typed, now, timeZone).map(({ dueAt, ...option }) => ({
    ...{ ...option, chosen: false, change: { dueAt } },
  }))
}
