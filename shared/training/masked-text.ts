/** Stands for a digit: nobody types it, and neither words nor links are made of it. */
const hidden = '•'

const invisible = /\p{Cf}|\p{Variation_Selector}/gu
const link = /(?:https?:\/\/|www\.)\S+/giu
/** From the beginning of a word only: a long one would be tried from each of its letters. */
const email = /(?<![^\s@])[^\s@]+@\S*\.\p{L}{2,}/gu

/** Digits with what people put between the digits of one number: four or more are a number. */
const number = /\p{Nd}(?:[\s().\-‐‑‒–—_/]{0,3}\p{Nd})+/gu
const shortestNumber = 4

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const year = '(?:19[5-9]\\d|20[0-4]\\d)'
/** Or what was one: a second time finds what the first time found. */
const digit = `[\\p{Nd}${hidden}]`
const alone = {
  before: `(?<!\\p{L}|${digit}|[.,:/-])`,
  after: `(?!\\p{L}|${digit}|[.,:/-]${digit})`,
}
const time = '\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m)?'
const hour = '(?:[01]?\\d|2[0-4])'

/** Plainly something else than a number of somebody: dates, times, prices with their sign. */
const harmless = formsOf(
  `${year}-\\d{2}-\\d{2}(?:t\\d{2}:\\d{2}(?::\\d{2})?)?`,
  `\\d{1,2}[/.]\\d{1,2}[/.]${year}`,
  `${month} \\d{1,2}(?:st|nd|rd|th)?,? ${year}`,
  `\\d{1,2}(?:st|nd|rd|th)? ${month} ${year}`,
  `${time}(?: ?[-–] ?${time})?`,
  '\\d{1,2}(?: ?[-–] ?\\d{1,2})? ?[ap]\\.?m',
  '[$€£] ?\\d{1,5}(?:[.,]\\d{2,3}){0,2}',
  '\\d{1,3}\\.\\d{2}',
)

/** As a rule something else, too. */
const likelyHarmless = formsOf(
  `${hour} ?[-–] ?${hour}`,
  '\\d{1,5}(?:[.,]\\d{2})? ?(?:dollars?|bucks|euros?|pounds?|cents|cad|usd|[$€£])',
  '\\d{1,3}[.,]\\d{1,3}',
  `bays? ?#?\\d{1,2}(?! ?${digit})`,
  `(?:in|since|until|till|by|for|to|before|after|during|of|from|year|summer|winter|spring|fall|${month}) ${year}`,
)

/** Beside these words a number is a secret rather than what it may look like. */
const secretWords =
  /(?<!\p{L})(?:pins?|codes?|pass(?:word|code|key)s?|cards?|cvv|cvc|keypad)(?!\p{L})/iu

/**
 * The text without what could identify a customer or open a door: e-mail addresses, what links
 * say after `?` or `#` and before `@`, and every number of four digits or more, however it is
 * spaced or dashed (phones, cards, PINs, door codes). Times, dates, prices, years and bay numbers
 * stay readable where they are plainly that. Doing it twice changes nothing.
 *
 * It does not find names, postal addresses, numbers or addresses written in words ("four eight
 * two one", "dana at gmail"), nor PINs of three digits: people read a text before they label it.
 */
export function maskedText(text: string): string {
  const plain = plainForm(text).replace(link, withoutQuery).replace(email, '[e-mail]')
  if (digitsIn(plain) < shortestNumber) return plain.trim()
  const kept = secretWords.test(plain) ? harmless : [...harmless, ...likelyHarmless]
  return withoutNumbers(plain, kept).trim()
}

/** One form of each character and none that cannot be seen, which could part the digits of a number. */
function plainForm(text: string): string {
  return text
    .toWellFormed()
    .replace(invisible, '')
    .normalize('NFKC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
}

function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/u, '').replace(/^(https?:\/\/)[^/]*@/iu, '$1')
}

function withoutNumbers(text: string, [form, ...others]: readonly RegExp[]): string {
  if (form === undefined) return text.replace(number, hideNumber)
  // Split by a group: what is between the matches is at even places, the matches at odd ones.
  return text
    .split(form)
    .map((part, place) => (place % 2 === 1 ? part : withoutNumbers(part, others)))
    .join('')
}

function hideNumber(found: string): string {
  return digitsIn(found) < shortestNumber ? found : found.replace(/\p{Nd}/gu, hidden)
}

function digitsIn(text: string): number {
  return text.match(/\p{Nd}/gu)?.length ?? 0
}

/**
 * Each is cut out before the next is looked for, so that a time right after a bay's number does
 * not make a long number.
 */
function formsOf(...forms: readonly string[]): readonly RegExp[] {
  return forms.map((form) => new RegExp(`(${alone.before}(?:${form})${alone.after})`, 'giu'))
}
