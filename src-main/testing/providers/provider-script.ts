/** What a fake provider was asked, as it came over the wire. */
export interface ProviderRequest {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** The whole body, so that tests can look for what must not be in it. */
  readonly body: string
  readonly system: string
  readonly user: string
  readonly model: string
  readonly maxTokens: number | null
}

interface Pace {
  /** Before the answer's head. */
  readonly headDelayMs?: number
  /** Before each piece of text. */
  readonly pieceDelayMs?: number
  /** Between single bytes: a line that trickles. */
  readonly byteDelayMs?: number
}

/** A stream of text, and how it goes wrong. */
export interface TextScript extends Pace {
  readonly kind: 'text'
  readonly text: string
  /** Characters of each piece; words unless told otherwise. */
  readonly pieceLength?: number
  /** Breaks the connection after so many pieces. */
  readonly cutAfter?: number
  /** With `cutAfter`: half of the next piece's JSON is sent first. */
  readonly cutInJson?: boolean
  /** The last piece again and again, until the caller hangs up. */
  readonly endless?: boolean
  /** Servers that say nothing of tokens. */
  readonly withoutUsage?: boolean
  readonly stopReason?: 'end' | 'length' | 'refused'
  /** Anthropic's pings, or comments, before each piece. */
  readonly pings?: boolean
}

/** An error answer, or anything else that is no stream. */
export interface PlainScript extends Pace {
  readonly kind: 'plain'
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Absent: what the provider sends with this status. */
  readonly body?: string
}

/** An event stream written by hand. */
export interface RawScript extends Pace {
  readonly kind: 'raw'
  readonly frames: readonly string[]
}

/** The connection is broken off before any answer. */
export interface HangUpScript {
  readonly kind: 'hang-up'
}

export type ProviderScript = TextScript | PlainScript | RawScript | HangUpScript

/** Decides what to answer. @param count how many requests there were before. */
export type ProviderBehaviour = (request: ProviderRequest, count: number) => ProviderScript

export const says = (text: string, how: Omit<Partial<TextScript>, 'kind' | 'text'> = {}) =>
  ({ kind: 'text', text, ...how }) satisfies TextScript

export const fails = (status: number, headers: Readonly<Record<string, string>> = {}) =>
  ({ kind: 'plain', status, headers }) satisfies PlainScript

/** The text in the pieces in which it is sent. */
export function piecesOf({ text, pieceLength }: TextScript): readonly string[] {
  if (pieceLength === undefined) return text.match(/\s*\S+\s*$|\s*\S+/gu) ?? []
  const characters = [...text]
  const count = Math.ceil(characters.length / pieceLength)
  return Array.from({ length: count }, (_, n) =>
    characters.slice(n * pieceLength, (n + 1) * pieceLength).join(''),
  )
}
