/** Minutes of a day that has no change of clocks. */
export const dayMinutes = 24 * 60
const minuteMs = 60_000
const dayMs = dayMinutes * minuteMs

/** A stretch of time over which a place's clocks run without a change. Local milliseconds are those
 * that the clock on the wall would mean in UTC. */
export interface WallPiece {
  /** Milliseconds since 1970, UTC. */
  readonly from: number
  readonly to: number
  /** Add it to an instant to get local milliseconds. */
  readonly offset: number
}

/**
 * Cuts `[from, to)` where a zone's clocks are changed.
 * @throws RangeError for a time zone that does not exist
 */
export function wallPieces(timeZone: string, from: Date, to: Date): readonly WallPiece[] {
  const offsetAt = offsetReader(timeZone)
  const pieces: WallPiece[] = []
  let start = from.getTime()
  const end = to.getTime()
  // Nowhere are clocks changed twice within a day, so one look a day sees every change.
  while (start < end) {
    const offset = offsetAt(start)
    let same = start
    let next = Math.min(start + dayMs, end)
    while (next < end && offsetAt(next) === offset) {
      same = next
      next = Math.min(next + dayMs, end)
    }
    const change = offsetAt(next) === offset ? end : changeBetween(same, next, offsetAt)
    pieces.push({ from: start, to: change, offset })
    start = change
  }
  return pieces
}

/** The first instant with another offset than `before` has, to the millisecond. */
function changeBetween(before: number, after: number, offsetAt: (instant: number) => number) {
  const offset = offsetAt(before)
  let [low, high] = [before, after]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle) === offset) low = middle
    else high = middle
  }
  return high
}

/** @returns offset of local time from UTC at an instant, in milliseconds */
function offsetReader(timeZone: string): (instant: number) => number {
  const format = formatOf(timeZone)
  return (instant) => {
    const parts = format.formatToParts(instant)
    const value = (type: string) => Number(parts.find((part) => part.type === type)?.value)
    const local = Date.UTC(value('year'), value('month') - 1, value('day'))
    const time = (value('hour') * 60 + value('minute')) * 60 + value('second')
    return local + time * 1000 - Math.floor(instant / 1000) * 1000
  }
}

/** Making one takes a hundred times as long as using it; there are as many as the club has zones. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  })
  formats.set(timeZone, made)
  return made
}

/** @returns date (`2026-12-25`) and minute of the day on the wall of a place */
export function localTime(timeZone: string, instant: Date) {
  const local = instant.getTime() + offsetReader(timeZone)(instant.getTime())
  const date = dateOf(local)
  return { date, minute: Math.floor((local - startOf(date)) / minuteMs) }
}

/**
 * The first instant at which the clock on the wall shows a time; where the clocks skip it, the
 * moment they do so.
 * @param minute of the day, may be more than a day has
 */
export function instantOf(timeZone: string, date: string, minute: number): Date {
  const local = startOf(date) + minute * minuteMs
  const around = wallPieces(timeZone, new Date(local - 2 * dayMs), new Date(local + 2 * dayMs))
  const piece = around.find(({ to, offset }) => local < to + offset)
  return new Date(piece === undefined ? local : Math.max(local - piece.offset, piece.from))
}

/** Midnight of a date, in local milliseconds. */
export const startOf = (date: string): number => Date.parse(`${date}T00:00:00Z`)

/** The date of local milliseconds. */
export const dateOf = (local: number): string => new Date(local).toISOString().slice(0, 10)

/** The date so many days later. */
export const dateAfter = (date: string, days: number): string =>
  dateOf(startOf(date) + days * dayMs)

/** `540` → `09:00`; the end of a day is `24:00`. */
export const clockTime = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')

/** `09:00` → `540`. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
