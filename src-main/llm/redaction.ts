import { visibleText } from '@shared/training/visible-text'
import { CustomerIndex } from './customer-index'
import { plainShadow } from './plain-shadow'
import {
  type Finder,
  type Finding,
  findAddresses,
  findEmails,
  findLongNumbers,
  findNames,
  findPhones,
  findShortNumbers,
  type PrivateKind,
  privateKinds,
  secretZones,
} from './private-finders'

export interface RedactionOptions {
  /** Customers who may be meant; their names and phones are found, too. */
  readonly customers?: CustomerIndex
  /** The club's own public contacts: e-mail addresses, phones, addresses that may go out. */
  readonly allowed?: readonly string[]
}

const nobody = new CustomerIndex([])

const kinds = privateKinds.join('|')
const strict = new RegExp(`⟦(?:${kinds})_\\d+⟧`, 'gu')
/** What models make of it: other brackets, small letters, spaces, a dash; or no brackets at all. */
const loose = new RegExp(
  `[⟦⟨\\[【〚<{]{1,2}\\s*(?:${kinds})\\s*[_ -]?\\s*\\d+\\s*[⟧⟩\\]】〛>}]{1,2}|(?:${kinds})\\\\?_\\d+`,
  'giu',
)
const nameOfToken = new RegExp(`(${kinds})\\D*(\\d+)`, 'iu')
/** The beginning of a token, or one that may still get a second bracket, at a text's end. */
const unfinished =
  /(?:[⟦⟨[【〚<{]{1,2}[^⟧⟩\]】〛>}\n]{0,24}[⟧⟩\]】〛>}]?|(?<![A-Za-z])[A-Za-z]{1,7}\\?_?\d*)$/u

/**
 * Takes what is private out of texts before they go to a model, and puts it back into what comes
 * back. One for each call: the same value has the same token in all texts of a call, and only what
 * this call handed out is ever put back.
 */
export class Redaction {
  private readonly tokens = new Map<string, string>()
  private readonly values = new Map<string, string>()
  private readonly counts = new Map<PrivateKind, number>()
  private readonly customers: CustomerIndex
  private readonly allowed: ReadonlySet<string>

  constructor({ customers = nobody, allowed = [] }: RedactionOptions = {}) {
    this.customers = customers
    this.allowed = new Set(allowed.map(comparable))
  }

  /** How many different values of each kind were taken out. */
  get taken(): Readonly<Partial<Record<PrivateKind, number>>> {
    return Object.fromEntries(this.counts)
  }

  /** How many different values were taken out. */
  get count(): number {
    return this.values.size
  }

  /** The text without what cannot be seen and with a token, such as `⟦PHONE_1⟧`, for each private value. */
  redact(text: string): string {
    const visible = visibleText(text)
    const shadow = plainShadow(visible)
    const zones = secretZones(shadow.text).map(({ start, end }) => shadow.original(start, end))
    const finders = [
      findLookalikes,
      findEmails,
      findLongNumbers,
      findPhones(this.customers.phones),
      findAddresses,
      findNames(this.customers.people),
      findShortNumbers(zones),
    ]
    return finders
      .reduce<readonly Piece[]>(
        (pieces, find) => pieces.flatMap((piece) => (piece.done ? [piece] : this.cut(piece, find))),
        [{ done: false, text: visible, at: 0 }],
      )
      .map(({ text: part }) => part)
      .join('')
  }

  /** The text with the values back in their places, and without tokens that nobody handed out. */
  restore(text: string): string {
    let at = 0
    const parts = [...text.matchAll(strict)].flatMap(({ 0: token, index }) => {
      const before = this.restoreLoose(text.slice(at, index))
      at = index + token.length
      return [before, this.valueOf(token) ?? '']
    })
    return [...parts, this.restoreLoose(text.slice(at))].join('')
  }

  /** As `restore`, for a text that comes in pieces: what may be half a token is held back. */
  restoring(): { push(delta: string): string; end(): string } {
    let held = ''
    return {
      push: (delta) => {
        const text = held + delta
        const cut = unfinished.exec(text)?.index ?? text.length
        held = text.slice(cut)
        return this.restore(text.slice(0, cut))
      },
      end: () => {
        const rest = this.restore(held)
        held = ''
        return rest
      },
    }
  }

  private cut({ text, at: offset }: Piece, find: Finder): readonly Piece[] {
    const shadow = plainShadow(text)
    const placeOf = (place: number) => offset + shadow.original(place, place + 1).start
    let at = 0
    const pieces = find(shadow.text, placeOf).flatMap(({ start: from, end: to, kind }): Piece[] => {
      const { start, end } = shadow.original(from, to)
      const value = text.slice(start, end)
      // A character that stands for several may belong to two findings.
      if (start < at) return []
      const before = { done: false, text: text.slice(at, start), at: offset + at }
      at = end
      const mayStay = this.allowed.has(comparable(value))
      const shown = mayStay ? value : this.tokenFor(kind, value)
      return [before, { done: true, text: shown, at: offset + start }]
    })
    return [...pieces, { done: false, text: text.slice(at), at: offset + at }]
  }

  private tokenFor(kind: PrivateKind, value: string): string {
    const key = `${kind} ${value}`
    const known = this.tokens.get(key)
    if (known !== undefined) return known
    const count = (this.counts.get(kind) ?? 0) + 1
    this.counts.set(kind, count)
    const token = `⟦${kind}_${count}⟧`
    this.tokens.set(key, token)
    this.values.set(`${kind}_${count}`, value)
    return token
  }

  private restoreLoose(text: string): string {
    return text.replace(loose, (token) => this.valueOf(token) ?? (isOurs(token) ? '' : token))
  }

  private valueOf(token: string): string | undefined {
    const [, kind = '', count = ''] = nameOfToken.exec(token) ?? []
    return this.values.get(`${kind.toUpperCase()}_${Number(count)}`)
  }
}

interface Piece {
  /** A token, or what may go out: not looked at again. */
  readonly done: boolean
  readonly text: string
  /** Where it began in the whole text. */
  readonly at: number
}

/** What looks like one of our tokens in a text is private like any other: it must come back as it was. */
function findLookalikes(plain: string): readonly Finding[] {
  return [...plain.matchAll(loose)].map(({ 0: text, index }) => ({
    start: index,
    end: index + text.length,
    kind: 'TEXT',
  }))
}

/** `barcode_12` is a word of somebody's; `CODE_12` and `[code 12]` are meant as ours. */
function isOurs(token: string): boolean {
  return /^[^a-z]/u.test(token)
}

/** Numbers by their last ten digits, anything else by its letters. */
function comparable(value: string): string {
  const plain = value.normalize('NFKC').toLowerCase()
  const digits = plain.replace(/\P{Nd}/gu, '')
  return /[\p{L}@]/u.test(plain) ? plain.replace(/[\s.,]+/gu, ' ').trim() : digits.slice(-10)
}
