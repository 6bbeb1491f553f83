/** Stands for a digit: nobody types it, and neither words nor links are made of it. */
export const hiddenDigit = '•'

/** Digits with what people put between the digits of one number: four or more are a number. */
const number = /\p{Nd}(?:[\s().\-‐‑‒–—_/]{0,3}\p{Nd})+/gu
export const shortestNumber = 4

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const year = '(?:19[5-9]\\d|20[0-4]\\d)'
/** Or what was one: a second time finds what the first time found. */
const digit = `[\\p{Nd}${hiddenDigit}]`
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

export interface TextSpan {
  readonly start: number
  /** The first place after it. */
  readonly end: number
}

/**
 * Where a text has numbers of four digits or more that are not plainly a time, date, price or year.
 * @param text with its characters in their plain forms (NFKC)
 * @param beSuspicious what only is harmless as a rule counts as a number, too
 */
export function numberSpans(text: string, beSuspicious: boolean): readonly TextSpan[] {
  return spansBetween(text, beSuspicious ? harmless : [...harmless, ...likelyHarmless], 0)
}

function spansBetween(
  text: string,
  [form, ...others]: readonly RegExp[],
  offset: number,
): readonly TextSpan[] {
  if (form === undefined) {
    return [...text.matchAll(number)]
      .filter(([found]) => digitsIn(found) >= shortestNumber)
      .map(({ 0: found, index }) => ({
        start: offset + index,
        end: offset + index + found.length,
      }))
  }
  let at = offset
  // Split by a group: what is between the matches is at even places, the matches at odd ones.
  return text.split(form).flatMap((part, place) => {
    const start = at
    at += part.length
    return place % 2 === 1 ? [] : spansBetween(part, others, start)
  })
}

export function digitsIn(text: string): number {
  return text.match(/\p{Nd}/gu)?.length ?? 0
}

/**
 * Each is cut out before the next is looked for, so that a time right after a bay's number does
 * not make a long number.
 */
function formsOf(...forms: readonly string[]): readonly RegExp[] {
  return forms.map((form) => new RegExp(`(${alone.before}(?:${form})${alone.after})`, 'giu'))
}
