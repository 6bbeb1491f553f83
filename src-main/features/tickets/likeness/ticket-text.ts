import { createHash } from 'node:crypto'
import { withoutPlaces } from '@shared/ask/question-text'
import { withoutBays } from '../wording/named-bay'
import type { InFull } from '../wording/shorthand'

/** More of a text would take longer to embed and say nothing more of what it is about. */
const mostCharacters = 600

export interface Wording {
  readonly places: readonly { readonly name: string }[]
  readonly inFull: InFull
}

/**
 * A text as its meaning is compared: what is wrong, wherever it is. Which bay it is says nothing of
 * that; left in, it would draw all of that bay.
 */
export function meaningOf(text: string, { places, inFull }: Wording): string {
  const whole = inFull(withoutPlaces(text.slice(0, 2 * mostCharacters), places))
  const about = withoutBays(whole).replace(/\s+/gu, ' ').trim()
  return (about || whole).slice(0, mostCharacters)
}

/** A ticket's title and description in one. */
export function textOf(ticket: { readonly title: string; readonly description: string }): string {
  return ticket.description === '' ? ticket.title : `${ticket.title}. ${ticket.description}`
}

/** Hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
