import { minutesOf } from '../duration-values'
import type { ParsedQuestion } from '../parsed-question'
import type { QuestionValue, ValueKind } from '../value-reader'
import { type Guard, type GuardName, verdictOf } from './guard-verdict'

const kindsOf: Readonly<Partial<Record<GuardName, readonly ValueKind[]>>> = {
  numbers: ['count', 'percent', 'ordinal'],
  amounts: ['money'],
  times: ['clock', 'duration', 'period'],
  dates: ['date', 'weekday', 'month', 'day'],
  bays: ['bay'],
}

const guardOn =
  (guard: GuardName): Guard =>
  ({ a, b }) => {
    const kinds = kindsOf[guard] ?? []
    return verdictOf(guard, 'differ', [...missing(a, b, kinds), ...missing(b, a, kinds)])
  }

/** Counts, percentages and ordinals. */
export const numbersGuard = guardOn('numbers')
export const amountsGuard = guardOn('amounts')
/** Times of day and lengths of time. */
export const timesGuard = guardOn('times')
/** Dates, weekdays, months, "today" and the like. */
export const datesGuard = guardOn('dates')
export const baysGuard = guardOn('bays')

/** What the one says exactly and the other does not say. */
function missing(
  from: ParsedQuestion,
  other: ParsedQuestion,
  kinds: readonly ValueKind[],
): readonly string[] {
  const left = [...other.values]
  return from.values.flatMap((value) => {
    if (!kinds.includes(value.kind)) return []
    const found = left.findIndex((candidate) => isSame(value, candidate))
    if (found >= 0) left.splice(found, 1)
    if (found >= 0 || (value.soft && !left.some((rival) => isRival(value, rival)))) return []
    return isTwice(value, other) ? [] : [wordsAt(from, value)]
  })
}

function isSame(a: QuestionValue, b: QuestionValue): boolean {
  if (a.kind === b.kind) return a.kind === 'clock' ? isSameClock(a.key, b.key) : a.key === b.key
  return isSameNumber(a, b) || isSameNumber(b, a) || isSamePeriod(a, b) || isSamePeriod(b, a)
}

/** "7" may be seven o'clock and "nine" in "bay nine" the ninth. */
function isSameNumber(count: QuestionValue, other: QuestionValue): boolean {
  if (count.kind !== 'count') return false
  if (other.kind === 'clock') return isSameClock(`${Number(count.key) * 60}?`, other.key)
  return ['money', 'bay'].includes(other.kind) && count.key === other.key.replace(/[€£]$/u, '')
}

/** Seven is seven where one of both left open which. */
function isSameClock(a: string, b: string): boolean {
  if (a === b) return true
  const open = a.endsWith('?') || b.endsWith('?')
  return open && Number.parseInt(a, 10) % 720 === Number.parseInt(b, 10) % 720
}

const isRival = (a: QuestionValue, b: QuestionValue) => a.kind === b.kind && a.key !== b.key

const wordsAt = ({ tokens }: ParsedQuestion, { at, length }: QuestionValue) =>
  tokens.slice(at, at + length).join(' ')

/** "A month" and "per month". */
const isSamePeriod = (a: QuestionValue, b: QuestionValue) =>
  a.kind === 'period' && b.kind === 'duration' && b.soft && minutesOf.get(a.key) === Number(b.key)

const isTwice = ({ kind, key }: QuestionValue, { quantifiers }: ParsedQuestion) =>
  kind === 'count' && key === '2' && quantifiers.includes('twice')
