import { numberAt } from './number-words'
import { exact, type QuestionValue, softly, type ValueReader } from './value-reader'

/** How long a unit of time is, in every way it is written. */
export const minutesOf = new Map<string, number>(
  Object.entries({
    ...{ min: 1, mins: 1, minute: 1, minutes: 1, hr: 60, hrs: 60, hour: 60, hours: 60, h: 60 },
    ...{ day: 1440, days: 1440, week: 10080, weeks: 10080, fortnight: 20160, fortnights: 20160 },
    ...{ month: 43200, months: 43200, year: 518400, years: 518400, weekend: 2880 },
    ...{ second: 1 / 60, seconds: 1 / 60, sec: 1 / 60, secs: 1 / 60 },
  }),
)

export const readDuration: ValueReader = (tokens, at, numbers) => {
  const half = readHalfHour(tokens, at)
  if (half !== null) return half
  const number = numberAt(tokens, at, numbers)
  if (number === null) return readUnitAlone(tokens, at)
  const per = minutesOf.get(tokens[at + number.length] ?? '')
  if (per === undefined) return null
  if (
    /^years?$/u.test(tokens[at + number.length] ?? '') &&
    tokens[at + number.length + 1] === 'old'
  )
    return exact('count', number.value, [at, number.length + 2])
  const end = at + number.length + 1
  const more = tokens.slice(end, end + 3).join(' ') === 'and a half' ? 3 : 0
  return exact('duration', (number.value + (more ? 0.5 : 0)) * per, [at, end - at + more])
}

function readHalfHour(tokens: readonly string[], at: number): QuestionValue | null {
  const words = tokens.slice(at, at + 4)
  if (words[0] === 'half' && words[1] === 'an' && words[2] === 'hour')
    return exact('duration', 30, [at, 3])
  if (words[0] === 'half' && words[1] === 'hour') return exact('duration', 30, [at, 2])
  if (words.join(' ') === 'three quarters of an') return exact('duration', 45, [at, 5])
  if (words.join(' ') === 'quarter of an hour') return exact('duration', 15, [at, 4])
  const [article = '', unit = ''] = words
  const per = minutesOf.get(unit)
  if (!['a', 'an'].includes(article) || per === undefined) return null
  if (tokens.slice(at + 2, at + 5).join(' ') === 'and a half')
    return exact('duration', 1.5 * per, [at, 5])
  return softly(exact('duration', per, [at, 2]))
}

/** "the day before" is 24 hours. */
function readUnitAlone(tokens: readonly string[], at: number): QuestionValue | null {
  const per = minutesOf.get(tokens[at] ?? '')
  const before = ['before', 'ahead', 'prior', 'beforehand'].includes(tokens[at + 1] ?? '')
  return per !== undefined && before ? exact('duration', per, [at, 1]) : null
}

const periods: Readonly<Record<string, string>> = {
  ...{ hourly: 'hour', daily: 'day', nightly: 'day', weekly: 'week', monthly: 'month' },
  ...{ yearly: 'year', annual: 'year', annually: 'year', fortnightly: 'fortnight' },
}
const periodUnits = new Set(['hour', 'day', 'night', 'week', 'month', 'year', 'minute', 'hr'])

/** "Monthly", "per month", "every month". */
export const readPeriod: ValueReader = (tokens, at) => {
  const token = tokens[at] ?? ''
  const named = Object.hasOwn(periods, token) ? periods[token] : undefined
  if (named !== undefined) return exact('period', named, [at, 1])
  const unit = tokens[at + 1] ?? ''
  if (!/^(?:per|each|every)$/u.test(token) || !periodUnits.has(unit)) return null
  return exact('period', { night: 'day', hr: 'hour' }[unit] ?? unit, [at, 2])
}
