import type { TicketGuesses } from '@shared/tickets/guess-contract'
import type { GuessedField, NewTicket } from './new-ticket'

/** A ticket whose open fields hold guesses. */
export interface GuessedTicket {
  readonly ticket: NewTicket & { readonly locationId: string }
  /** Why each guessed field holds what it does. */
  readonly because: Readonly<Partial<Record<GuessedField, string>>>
}

/**
 * Fills in what the person has not chosen.
 * @param place where it is unless the text says otherwise; empty: nobody knows
 */
export function guessedTicket(
  written: NewTicket,
  guesses: TicketGuesses,
  place: string,
): GuessedTicket {
  const locationId = written.chosen.includes('locationId')
    ? place
    : (guesses.locationId?.value ?? place)
  // A bay is guessed for the place that the text names; the person may have chosen another one.
  const elsewhere = (guesses.locationId?.value ?? place) !== locationId
  const open = openGuesses(written, elsewhere ? { ...guesses, bayId: undefined } : guesses)
  const values = Object.fromEntries(open.map(([field, { value }]) => [field, value]))
  const because = Object.fromEntries(open.map(([field, { because: why }]) => [field, why]))
  return { ticket: { ...written, ...values, locationId }, because }
}

type Guess = { readonly value: unknown; readonly because: string }

function openGuesses(
  { chosen }: NewTicket,
  {
    tags,
    ...single
  }: { readonly [Field in keyof TicketGuesses]: TicketGuesses[Field] | undefined },
): (readonly [GuessedField, Guess])[] {
  const named: Guess | undefined = tags?.[0] && {
    value: tags.map(({ value }) => value),
    because: tags[0].because,
  }
  const all = Object.entries({ ...single, tags: named }) as [GuessedField, Guess | undefined][]
  return all.flatMap(([field, guess]) =>
    guess === undefined || chosen.includes(field) ? [] : [[field, guess] as const],
  )
}
