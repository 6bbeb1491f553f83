import { clockKey, readClock } from './clock-values'
import { readDate, readDay, readHoliday } from './day-values'
import { readDuration, readPeriod } from './duration-values'
import { readBay, readCount, readMoney, readOrdinal, readPercent } from './number-values'
import type { NumberWords, QuestionValue, ValueReader } from './value-reader'

/** Every exact thing in a question, in the order it is said. */
export function valuesOf(
  tokens: readonly string[],
  numbers: NumberWords,
): readonly QuestionValue[] {
  const found: QuestionValue[] = []
  for (let at = 0; at < tokens.length; ) {
    const value = firstOf(tokens, at, numbers)
    if (value !== null) found.push(value)
    at += value?.length ?? 1
  }
  return withSharedHalf(withSharedKind(found, tokens))
}

function firstOf(...[tokens, at, numbers]: Parameters<ValueReader>) {
  for (const read of readers) {
    const value = read(tokens, at, numbers)
    if (value !== null) return value
  }
  return null
}

const readers: readonly ValueReader[] = [
  ...[readBay, readMoney, readPercent, readHoliday, readDate, readPeriod, readDuration, readClock],
  ...[readDay, readOrdinal, readCount],
]

/** "from 5 to 7 pm", "5-7pm": what the second number is, the first one is too. */
function withSharedKind(
  values: readonly QuestionValue[],
  tokens: readonly string[],
): readonly QuestionValue[] {
  return values.map((value, i) => {
    const next = values[i + 1]
    if (value.kind !== 'count' || next?.kind !== 'clock') return value
    const between = tokens.slice(value.at + value.length, next.at)
    const joined = between.every((token) => /^(?:to|and|till|until|or|-)$/u.test(token))
    return joined && Number(value.key) <= 24
      ? { ...value, kind: 'clock', key: clockKey(Number(value.key) * 60, undefined) }
      : value
  })
}

/** "from 5 to 7 pm": the afternoon holds for both, as long as that keeps them in order. */
function withSharedHalf(values: readonly QuestionValue[]): readonly QuestionValue[] {
  return values.map((value, i) => {
    const next = values[i + 1]
    if (value.kind !== 'clock' || next?.kind !== 'clock' || !value.key.endsWith('?')) return value
    const end = Number.parseInt(next.key, 10)
    const start = Number.parseInt(value.key, 10)
    if (next.key.endsWith('?')) return value
    const late = start + 720
    const close = next.at - value.at - value.length <= 2
    return end >= 720 && late < end && close ? { ...value, key: String(late) } : value
  })
}
