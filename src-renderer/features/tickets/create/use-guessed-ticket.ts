import { useDebouncedValue } from '@mantine/hooks'
import type { TicketGuesses } from '@shared/tickets/guess-contract'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useCurrentLocation, useLocations } from '../../../app/use-locations'
import { request } from '../../../ipc/request'
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

interface Guessing {
  /** As it would be created now: what the person chose, and guesses for the rest. */
  readonly guessed: GuessedTicket
  /** The same for the last letter that was typed: who presses Enter at once waits for no field. */
  settle(): Promise<GuessedTicket>
}

export function useGuessedTicket(): Guessing {
  const client = useQueryClient()
  const newTicket = useTicketStore((state) => state.newTicket)
  const place = usePlace(newTicket)
  const written = textOf(newTicket)
  const [text] = useDebouncedValue(written, 200)
  const { data } = useRead('tickets.guess', inputOf(text, place), {
    ...none,
    enabled: text.length >= 3,
  })
  // While the next guesses are made the last ones stand: fields do not flicker.
  const guesses = useLast(data, text.length < 3)
  const settle = async () => {
    const input = inputOf(written, place)
    const last = await client
      .fetchQuery({
        queryKey: ['tickets.guess', input],
        queryFn: () => request('tickets.guess', input),
        ...none,
      })
      // A ticket is worth more than its guesses.
      .catch(() => guesses)
    return guessedTicket(newTicket, last, place)
  }
  return { guessed: guessedTicket(newTicket, guesses, place), settle }
}

const inputOf = (text: string, place: string) => ({
  text,
  ...(place === '' ? {} : { locationId: place }),
})

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
