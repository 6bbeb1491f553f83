import { digitsIn, hiddenDigit, numberSpans, shortestNumber } from './number-spans'
import { visibleText } from './visible-text'

const link = /(?:https?:\/\/|www\.)\S+/giu
/** From the beginning of a word only: a long one would be tried from each of its letters. */
const email = /(?<![^\s@])[^\s@]+@\S*\.\p{L}{2,}/gu

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
  return withoutNumbers(plain).trim()
}

/** One form of each character and none that cannot be seen, which could part the digits of a number. */
function plainForm(text: string): string {
  return visibleText(text)
    .normalize('NFKC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
}

function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/u, '').replace(/^(https?:\/\/)[^/]*@/iu, '$1')
}

function withoutNumbers(plain: string): string {
  let at = 0
  const parts = numberSpans(plain, secretWords.test(plain)).flatMap(({ start, end }) => {
    const before = plain.slice(at, start)
    at = end
    return [before, hiddenDigits(plain.slice(start, end))]
  })
  return [...parts, plain.slice(at)].join('')
}

function hiddenDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, hiddenDigit)
}
