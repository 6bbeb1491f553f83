import { ticketsText } from '../tickets-text'

/** Why a field went back to what it was, for below it; `undefined` when nothing failed. */
export function saveFailure(error: Error | null): React.ReactNode {
  if (error === null) return undefined
  return (
    <span role="alert">
      {ticketsText.notSaved}: {error.message}
    </span>
  )
}
