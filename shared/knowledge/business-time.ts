import type { StaffedTimes } from './opening-hours'
import { deskSchedule, openSchedule, type Schedule, spansBetween } from './opening-schedule'

/** Time of a place that counts for what it promised. Moments in milliseconds since 1970. */
export interface BusinessTime {
  /** Business time between two moments, in milliseconds; 0 where the second is not the later one. */
  between(from: number, to: number): number
  /**
   * The first moment by which so many milliseconds of business time have passed; null where a whole
   * year goes by without any, or ten years are not enough.
   */
  after(from: number, ms: number): number | null
}

interface Week {
  /** What is open in it, in order, `[from, to)`. */
  readonly spans: readonly { readonly from: number; readonly to: number }[]
  /** Of all of them, in milliseconds. */
  readonly total: number
}

const weekMs = 7 * 24 * 60 * 60_000
const weeksOfYear = 53
const weeksAtMost = 10 * weeksOfYear

/**
 * The business time of a place: the hours in which somebody is at its desk, as `isStaffedAt` says,
 * because a door that opens with a PIN all night answers nobody; where no desk hours are given at
 * all, its opening hours. By the clock on its wall: an hour that comes twice counts twice, one that
 * is skipped does not count. Each week is worked out once, so make one of these for a place and
 * keep it; it may be asked from then on without end.
 * @throws RangeError for a time zone that does not exist, when it is asked
 */
export function businessTime(times: StaffedTimes): BusinessTime {
  const weekAt = weeksOf(scheduleOf(times))
  return {
    between: (from, to) => {
      let sum = 0
      for (let week = weekOf(from); week * weekMs < to; week += 1) {
        const { spans, total } = weekAt(week)
        const whole = from <= week * weekMs && (week + 1) * weekMs <= to
        sum += whole ? total : openWithin(spans, from, to)
      }
      return sum
    },
    after: (from, ms) => {
      if (ms <= 0) return from
      const first = weekOf(from)
      let [left, idleWeeks] = [ms, 0]
      for (let week = first; week < first + weeksAtMost && idleWeeks <= weeksOfYear; week += 1) {
        const { spans, total } = weekAt(week)
        const open = week === first ? openWithin(spans, from, Number.POSITIVE_INFINITY) : total
        if (open >= left) return momentAfter(spans, from, left)
        left -= open
        idleWeeks = total === 0 ? idleWeeks + 1 : 0
      }
      return null
    },
  }
}

/** When somebody is there to keep a promise. */
export function scheduleOf(times: StaffedTimes): Schedule {
  return hasDesk(times) ? deskSchedule(times) : openSchedule(times)
}

/** Whether the place says when somebody is at its desk. */
export function hasDesk({ staffedHours }: StaffedTimes): boolean {
  return Object.values(staffedHours).some((periods) => periods.length > 0)
}

const weekOf = (moment: number) => Math.floor(moment / weekMs)

function weeksOf(schedule: Schedule): (week: number) => Week {
  const known = new Map<number, Week>()
  return (week) => {
    const found = known.get(week)
    if (found !== undefined) return found
    const spans = spansBetween(schedule, new Date(week * weekMs), new Date((week + 1) * weekMs))
    const made = { spans, total: spans.reduce((sum, { from, to }) => sum + to - from, 0) }
    known.set(week, made)
    return made
  }
}

function openWithin(spans: Week['spans'], from: number, to: number): number {
  return spans.reduce(
    (sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)),
    0,
  )
}

/** @param ms not more than is open in these after `from` */
function momentAfter(spans: Week['spans'], from: number, ms: number): number {
  let left = ms
  for (const span of spans) {
    const start = Math.max(span.from, from)
    const open = Math.max(0, span.to - start)
    if (open >= left) return start + left
    left -= open
  }
  return Number.NaN
}
