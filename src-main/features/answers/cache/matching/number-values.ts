import { minutesOf } from './duration-values'
import { numberAt, type SpokenNumber } from './number-words'
import { exact, softly, type ValueReader } from './value-reader'

/** By the sign after the number; dollars have none. */
const currencies = new Map<string, string>([
  ...'dollar dollars buck bucks cad usd $'.split(' ').map((word) => [word, ''] as const),
  ...'euro euros eur €'.split(' ').map((word) => [word, '€'] as const),
  ...'pound pounds gbp quid £'.split(' ').map((word) => [word, '£'] as const),
])
const bays = new Set(['bay', 'bays'])
export const readBay: ValueReader = (tokens, at, numbers) => {
  if (!bays.has(tokens[at] ?? '')) return null
  const skip = ['number', 'no', 'nr'].includes(tokens[at + 1] ?? '') ? 1 : 0
  const number = numberAt(tokens, at + 1 + skip, numbers)
  if (number === null || isUnit(tokens[at + 1 + skip + number.length])) return null
  return exact('bay', number.value, [at, 1 + skip + number.length])
}

const isUnit = (token: string | undefined) => minutesOf.has(token ?? '')

export const readMoney: ValueReader = (tokens, at, numbers) => {
  const sign = /^[$€£]$/u.test(tokens[at] ?? '') ? 1 : 0
  const number = numberAt(tokens, at + sign, numbers)
  if (number === null) return null
  const end = at + sign + number.length
  const after = currencies.has(tokens[end] ?? '') ? 1 : 0
  if (sign + after === 0) return null
  const currency = currencies.get(tokens[after === 1 ? end : at] ?? '') ?? ''
  return exact('money', `${number.value}${currency}`, [at, sign + number.length + after])
}

export const readPercent: ValueReader = (tokens, at, numbers) => {
  const number = numberAt(tokens, at, numbers)
  const unit = tokens[at + (number?.length ?? 0)] ?? ''
  if (number === null || !['%', 'percent'].includes(unit)) return null
  return exact('percent', number.value, [at, number.length + 1])
}

const ordinalWords = [
  ...['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'],
]

export const readOrdinal: ValueReader = (tokens, at, numbers) => {
  const word = ordinalWords.indexOf(tokens[at] ?? '')
  if (word >= 0) return ordinal(tokens, at, { value: word + 2, length: 1 })
  const number = numberAt(tokens, at, numbers)
  if (number === null || !/^(?:st|nd|rd|th)$/u.test(tokens[at + number.length] ?? '')) return null
  return ordinal(tokens, at, { value: number.value, length: number.length + 1 })
}

/** "The fifth bay" is bay 5. */
const ordinal = (tokens: readonly string[], at: number, { value, length }: SpokenNumber) =>
  tokens[at + length] === 'bay'
    ? exact('bay', value, [at, length + 1])
    : exact('ordinal', value, [at, length])

export const readCount: ValueReader = (tokens, at, numbers) => {
  const number = numberAt(tokens, at, numbers)
  if (number === null) return null
  const value = exact('count', number.value, [at, number.length])
  // "The two clubs" have been named before or after.
  const known = /^(?:the|both|my|our|these|those)$/u.test(tokens[at - 1] ?? '')
  const pair = tokens[at + number.length - 1] === 'pair'
  return number.value === 1 || known || pair ? softly(value) : value
}
