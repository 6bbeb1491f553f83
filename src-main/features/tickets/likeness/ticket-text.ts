import { createHash } from 'node:crypto'
import { withoutPlaces } from '@shared/ask/question-text'

/** More of a text would take longer to embed and say nothing more of what it is about. */
const mostCharacters = 600

/** Which bay it is says nothing of what is wrong there; left in, it would draw all of that bay. */
const bay = /\bbays?\s*(?:no\.?|number|#)?\s*\d{1,2}\b/gu

type Named = { readonly name: string }

/** A text as its meaning is compared: what is wrong, wherever it is. */
export function meaningOf(text: string, places: readonly Named[]): string {
  const whole = withoutPlaces(text.slice(0, 2 * mostCharacters), places)
  const about = whole.replace(bay, ' ').replace(/\s+/gu, ' ').trim()
  return (about || whole).slice(0, mostCharacters)
}

/** A ticket's title and description in one. */
export function textOf(ticket: { readonly title: string; readonly description: string }): string {
  return ticket.description === '' ? ticket.title : `${ticket.title}. ${ticket.description}`
}

/** Hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
