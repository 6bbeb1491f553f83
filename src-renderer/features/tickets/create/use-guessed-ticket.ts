import { useDebouncedValue } from '@mantine/hooks'
import type { TicketGuesses } from '@shared/tickets/guess-contract'
import { useRef } from 'react'
import { useCurrentLocation, useLocations } from '../../../app/use-locations'
import { useRead } from '../../../ipc/use-read'
import { useTicketStore } from '../ticket-store'
import { type GuessedTicket, guessedTicket } from './guessed-ticket'
import type { NewTicket } from './new-ticket'

const noGuesses: TicketGuesses = { tags: [] }
const none = { staleTime: 30_000, gcTime: 30_000 }

/** What is written, in as many words as are looked up. */
export function textOf({ title, description }: Pick<NewTicket, 'title' | 'description'>): string {
  return `${title.trim()}\n${description.trim()}`.trim().slice(0, 4_000)
}

/** The ticket as it would be created now: what the person chose, and guesses for the rest. */
export function useGuessedTicket(): GuessedTicket {
  const newTicket = useTicketStore((state) => state.newTicket)
  const place = usePlace(newTicket)
  const [text] = useDebouncedValue(textOf(newTicket), 200)
  const input = { text, ...(place === '' ? {} : { locationId: place }) }
  const { data } = useRead('tickets.guess', input, { ...none, enabled: text.length >= 3 })
  // While the next guesses are made the last ones stand: fields do not flicker.
  const guesses = useLast(data, text.length < 3)
  return guessedTicket(newTicket, guesses, place)
}

/** The one that was chosen, else the one at the top, else the only one there is. */
function usePlace({ locationId }: NewTicket): string {
  const locations = useLocations()
  const current = useCurrentLocation()
  const only = locations.length === 1 ? locations[0]?.id : undefined
  return locationId ?? current?.id ?? only ?? ''
}

function useLast(guesses: TicketGuesses | undefined, forget: boolean): TicketGuesses {
  const last = useRef(noGuesses)
  if (forget) last.current = noGuesses
  else if (guesses !== undefined) last.current = guesses
  return last.current
}
