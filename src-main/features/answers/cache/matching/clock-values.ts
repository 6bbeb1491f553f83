import { relativeDays } from './day-values'
import { numberAt } from './number-words'
import { exact, type ValueReader } from './value-reader'

const clockBefore = new Set(
  'at from to till until by before after around past since between than'.split(' '),
)
const halves = new Map([
  ['am', 'am'],
  ['pm', 'pm'],
])
export const readClock: ValueReader = (tokens, at, numbers) => {
  const token = tokens[at] ?? ''
  if (token === 'noon' || token === 'midday') return exact('clock', '720', [at, 1])
  if (token === 'midnight') return exact('clock', '0', [at, 1])
  return readSpokenClock(tokens, at, numbers) ?? readWrittenClock(tokens, at, numbers)
}

const shifts = new Map([
  ['half', 30],
  ['quarter', 15],
])
const turns = new Map([
  ['past', 1],
  ['after', 1],
  ['to', -1],
])

/** "half past six", "quarter to 7". */
const readSpokenClock: ValueReader = (tokens, at, numbers) => {
  const shift = shifts.get(tokens[at] ?? '')
  const side = turns.get(tokens[at + 1] ?? '')
  const hour = numberAt(tokens, at + 2, numbers)
  if (shift === undefined || side === undefined || hour === null || hour.value > 24) return null
  const end = at + 2 + hour.length
  const half = halves.get(tokens[end] ?? '')
  const key = clockKey(hour.value * 60 + side * shift, half)
  return exact('clock', key, [at, end - at + (half === undefined ? 0 : 1)])
}

/** "7pm", "19:00", "at 7", "7 o'clock". */
const readWrittenClock: ValueReader = (tokens, at, numbers) => {
  const written = /^(\d{1,2})[:.](\d{2})$/u.exec(tokens[at] ?? '')
  const number = written === null ? numberAt(tokens, at, numbers) : null
  const minutes =
    written === null ? (number?.value ?? 99) * 60 : Number(written[1]) * 60 + Number(written[2])
  const end = at + (written === null ? (number?.length ?? 1) : 1)
  if (minutes > 1440) return null
  const half = halves.get(tokens[end] ?? '')
  const oclock = tokens[end] === 'oclock'
  const colon = written?.[0]?.includes(':') ?? false
  const length = end - at + (half === undefined && !oclock ? 0 : 1)
  if (half === undefined && !oclock && !colon && !saidAsClock(tokens, at, end)) return null
  return exact('clock', clockKey(minutes, half, colon), [at, length])
}

function saidAsClock(tokens: readonly string[], at: number, end: number): boolean {
  if (!clockBefore.has(tokens[at - 1] ?? '')) return false
  const after = tokens[end]
  if (after === undefined || clockBefore.has(after) || relativeDays.has(after)) return true
  return /^(?:on|in|or|and|if|for|oclock|please|the|is|it|i|we)$/u.test(after)
}

/** Minutes since midnight; "?" after it where morning or evening was left open. */
export function clockKey(minutes: number, half: string | undefined, exact = false): string {
  const within = (minutes + 1440) % 1440
  if (half === 'pm') return String((within % 720) + 720)
  if (half === 'am') return String(within % 720)
  // "9:00" is in the morning; "5:00" may be either.
  const clear = within >= 780 || (exact && (within < 60 || within >= 420))
  return clear ? String(within) : `${within % 720}?`
}
