import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import { ticketStatuses } from '@shared/tickets/ticket-status'
import { useMemo } from 'react'
import { useSession } from '../../../app/session'
import { useCurrentLocation, useLocations } from '../../../app/use-locations'
import {
  ticketCategoryNames,
  ticketPriorityNames,
  ticketStatusNames,
  wordFor,
} from '../../../app/vocabulary'
import { useTicketChoices } from '../fields/use-ticket-choices'
import { ticketsText } from '../tickets-text'
import type { FilterChoice } from './filter-choice-search'
import type { ChoiceField } from './filter-fields'
import type { NameOf } from './filter-sentence'
import { filterText } from './filter-text'

type Choices = Readonly<Record<ChoiceField, readonly FilterChoice[]>>

/** What each field may be filtered by, and what people call it. */
export function useFilterChoices(): { readonly choices: Choices; readonly nameOf: NameOf } {
  const me = useSession().data?.id ?? null
  const known = useTicketChoices()
  const locations = useLocations()
  const here = useCurrentLocation()?.id ?? null
  return useMemo(() => {
    const choices: Choices = {
      status: named(ticketStatuses, ticketStatusNames),
      priority: named(ticketPriorities.toReversed(), ticketPriorityNames),
      category: named(ticketCategories, ticketCategoryNames),
      location: locations.map(({ id, name }) => ({ value: id, label: name })),
      bay: [{ value: null, ...filterText.noBay }, ...bayChoices(known.bays, locations, here)],
      assignee: [
        ...personChoices(known.people, me),
        { value: null, ...filterText.nobody },
        // Who has left is sought for what they left behind.
        ...known.others.filter(({ assigned }) => assigned).map(personChoice),
      ],
      creator: personChoices(known.people, me),
      tag: known.tags.map((tag) => ({ value: tag, label: tag })),
    }
    return { choices, nameOf: namesOf(choices, known.others) }
  }, [me, known, locations, here])
}

function named<Value extends string>(
  values: readonly Value[],
  names: Readonly<Record<string, string>>,
): readonly FilterChoice[] {
  return values.map((value) => ({ value, label: wordFor(names, value) }))
}

type Known = ReturnType<typeof useTicketChoices>

function personChoices(people: Known['people'], me: string | null): readonly FilterChoice[] {
  const others = people.filter(({ id }) => id !== me)
  return [{ value: 'me', ...filterText.me }, ...others.map(personChoice)]
}

function personChoice({ id, name }: Known['people'][number]): FilterChoice {
  return { value: id, label: name }
}

/** With their location's name where there is more than one to choose from. */
function bayChoices(
  bays: Known['bays'],
  locations: ReturnType<typeof useLocations>,
  here: string | null,
): readonly FilterChoice[] {
  const names = new Map(locations.map(({ id, name }) => [id, name]))
  return bays
    .filter(({ locationId }) => here === null || locationId === here)
    .map(({ id, locationId, number }) => {
      const place = here === null ? [names.get(locationId) ?? locationId] : []
      return { value: id, label: [ticketsText.bay(number), ...place].join(' · ') }
    })
}

const unknown: Partial<Record<ChoiceField, string>> = {
  bay: filterText.unknownBay,
  assignee: filterText.unknownPerson,
  creator: filterText.unknownPerson,
}

function namesOf(choices: Choices, others: Known['others']): NameOf {
  return (field, value) => {
    const known = choices[field].find((choice) => choice.value === value)
    const left = others.find(({ id }) => id === value)
    return known?.said ?? known?.label ?? left?.name ?? unknown[field] ?? value ?? ''
  }
}
