import { digitsIn, numberSpans, type TextSpan } from '@shared/training/number-spans'
import type { KnownPeople } from './known-people'
import type { KnownPhones } from './known-phones'

export const privateKinds = [
  'CARD',
  'PHONE',
  'EMAIL',
  'NAME',
  'CODE',
  'NUMBER',
  'ADDRESS',
  'TEXT',
] as const
export type PrivateKind = (typeof privateKinds)[number]

export interface Finding extends TextSpan {
  readonly kind: PrivateKind
}

/**
 * Looks at a piece of a text in its plain form; what it finds does not overlap and is in order.
 * @param placeOf where a place of the piece lies in the whole text
 */
export type Finder = (plain: string, placeOf: (place: number) => number) => readonly Finding[]

const shortestPhone = 7
const shortestCard = 13

/** Beside these, even a short number opens something. */
const secretWords =
  /(?<!\p{L})(?:pins?|codes?|pass(?:word|code|key|phrase)s?|cards?|cvv|cvc|otp|keypad|key ?box|lock ?box|doors?|gates?|locks?|alarms?|safes?|typed?|enter(?:ed|ing)?)(?!\p{L})/giu

/** How far from such a word a number is a secret, in characters: about a sentence. */
const secretReach = { before: 60, after: 100 }

/** Where a text, in its plain form, speaks of what opens something. */
export function secretZones(plain: string): readonly TextSpan[] {
  return [...plain.matchAll(secretWords)].map(({ 0: word, index }) => ({
    start: Math.max(0, index - secretReach.before),
    end: Math.min(plain.length, index + word.length + secretReach.after),
  }))
}

const email = /(?<![^\s<>(),;:"'[\]])[^\s<>(),;:"'[\]@]+@[^\s@<>(),;:"'[\]]+\.\p{L}{2,}/gu
const spacedEmail = /[\p{L}\d._%+-]+\s{0,3}@\s{0,3}[\p{L}\d-]+(?:\.[\p{L}\d-]+){0,4}\.\p{L}{2,}/gu
/** From people who hide it from machines. */
const spelledAt = String.raw`(?:@|[([]\s?at\s?[)\]]|\bat\b)`
const spelledDot = String.raw`(?:\.|[([]\s?dot\s?[)\]]|\bdot\b)`
const spelledEmail = new RegExp(
  String.raw`[\p{L}\d._%+-]+\s{0,3}${spelledAt}\s{0,3}(?:[\p{L}\d-]+\s{0,3}${spelledDot}\s{0,3}){1,4}(?:com|net|org|edu|gov|io|co|ca|us|uk|de|fr|info|biz|me)\b`,
  'giu',
)

export const findEmails: Finder = (plain) => found(plain, 'EMAIL', email, spacedEmail, spelledEmail)

/** Cards and phones, whatever people put between their digits. */
export const findLongNumbers: Finder = (plain) =>
  numberSpans(plain, true).flatMap((span) => {
    const digits = digitsIn(plain.slice(span.start, span.end))
    if (digits < shortestPhone) return []
    const kind = digits < shortestCard ? 'PHONE' : 'CARD'
    return [{ ...withSign(plain, span), kind } as const]
  })

export function findPhones(known: KnownPhones): Finder {
  return (plain) => known.find(plain).map((span) => ({ ...withSign(plain, span), kind: 'PHONE' }))
}

/** Shorter numbers: all from five digits on, and any that is near a word that makes it a secret. */
export function findShortNumbers(zones: readonly TextSpan[]): Finder {
  return (plain, placeOf) => {
    const secret = ({ start }: TextSpan) => {
      const place = placeOf(start)
      return zones.some((zone) => place >= zone.start && place < zone.end)
    }
    const codes: readonly Finding[] = [
      ...found(plain, 'CODE', codeAfterWord, spelledCode),
      ...numberSpans(plain, true).map((span) => ({ ...span, kind: 'CODE' }) as const),
    ]
    const numbers = numberSpans(plain, false)
      .filter(({ start, end }) => digitsIn(plain.slice(start, end)) > 4)
      .map((span) => ({ ...span, kind: 'NUMBER' }) as const)
    return inOrder([...codes.filter(secret), ...numbers])
  }
}

const codeAfterWord =
  /(?<=(?<!\p{L})(?:pins?|codes?|pass(?:word|code|key|phrase)s?|cvv|cvc|otp|combination)(?:\s+(?:is|was|number|no|to|for|the|my|our|it|door|back|front|gate|here|now|still)){0,4}\s*[:=#]?\s*["“'‘]?)\p{Nd}{3,}[#*]?(?!\p{L})/giu
const digitWord = '(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)'
const spelledCode = new RegExp(
  `(?<!\\p{L})${digitWord}(?:[\\s,-]+${digitWord}){2,}(?!\\p{L})`,
  'giu',
)

const street =
  '(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|boulevard|blvd|way|place|pl|terrace|ter|circle|cir|highway|hwy|parkway|pkwy|crescent|close|row)'
const unit = '(?:,?\\s*(?:apt|apartment|unit|suite|ste|flat|#)\\.?\\s*[\\p{L}\\d-]+)?'
const town = '(?:,\\s*\\p{Lu}\\p{L}+(?:\\.?\\s\\p{Lu}\\p{L}+){0,2})?'
const zip = '(?:,?\\s*\\p{Lu}{2}\\s+\\d{5}(?:-\\d{4})?|,?\\s*\\p{Lu}\\d\\p{Lu}\\s?\\d\\p{Lu}\\d)?'
const address = new RegExp(
  `(?<![\\p{L}\\p{Nd}])\\d{1,6}\\p{L}?\\s+(?:[\\p{L}\\d.'’-]+\\s+){1,4}?${insensitive(street)}(?![\\p{L}\\d])\\.?${insensitive(unit)}${town}${zip}`,
  'gu',
)

export const findAddresses: Finder = (plain) => found(plain, 'ADDRESS', address)

/** The regular expression's letters in either case; towns and states keep their capitals. */
function insensitive(pattern: string): string {
  return pattern.replace(
    /(?<!\\|\\p\{)[a-z](?![^{]*\})/gu,
    (letter) => `[${letter}${letter.toUpperCase()}]`,
  )
}

const toldName =
  /(?<=(?<!\p{L})(?:[Mm]y (?:full )?name is|[Nn]ame(?:'s|’s| is)|[Uu]nder the name(?: of)?|[Bb]ooked (?:by|under)|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?)\s+)\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}\.?(?!\p{L}))?(?:\s+(?:(?:van|von|de|der|den|la|le|di|da|dos|bin|al)\s+){0,2}\p{Lu}[\p{L}'’-]+){0,2}/gu

export function findNames(known: KnownPeople): Finder {
  return (plain) =>
    inOrder([
      ...known.find(plain).map((span) => ({ ...span, kind: 'NAME' }) as const),
      ...found(plain, 'NAME', toldName),
    ])
}

function found(plain: string, kind: PrivateKind, ...patterns: readonly RegExp[]) {
  const spans = patterns.flatMap((pattern) =>
    [...plain.matchAll(pattern)].map(({ 0: text, index }) => ({
      start: index,
      end: index + text.length,
      kind,
    })),
  )
  return inOrder(spans)
}

/** In order; of two that overlap, one span over both. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const joined: Finding[] = []
  for (const finding of findings.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last === undefined || finding.start >= last.end) joined.push(finding)
    else joined[joined.length - 1] = { ...last, end: Math.max(last.end, finding.end) }
  }
  return joined
}

/** The `+` of a country, and a bracket that is closed inside, belong to the number. */
function withSign(plain: string, { start, end }: TextSpan): TextSpan {
  const number = plain.slice(start, end)
  const opened = number.includes(')') && !number.includes('(') && plain[start - 1] === '('
  const from = opened ? start - 1 : start
  return { start: plain[from - 1] === '+' ? from - 1 : from, end }
}
