import type { Person } from '@shared/accounts/account-contract'
import { useSession } from '../../../app/session'
import { useLocations } from '../../../app/use-locations'
import { peopleOptions } from '../fields/people-options'
import { useTicketChoices } from '../fields/use-ticket-choices'
import { setupText } from './setup-text'

interface Option {
  readonly value: string
  readonly label: string
}

/**
 * Where something may hold, with `''` for every location.
 * @param person who chooses: their own locations alone, where they are limited; null: all of them
 */
export function usePlaceOptions(
  person: Pick<Person, 'locations'> | null,
  everywhere: string = setupText.everywhere,
): Option[] {
  const limits = person?.locations ?? []
  const places = useLocations().map(({ id, name }) => ({ value: id, label: name }))
  if (limits.length > 0) return places.filter(({ value }) => limits.includes(value))
  return [{ value: '', label: everywhere }, ...places]
}

/** Whom one may choose, and whoever is chosen although they have left. */
export function usePeopleOptions(chosen: {
  readonly assigneeId: string | null
  readonly assigneeName: string | null
}): Option[] {
  const me = useSession().data?.id ?? null
  return peopleOptions(useTicketChoices().people, me, chosen)
}
