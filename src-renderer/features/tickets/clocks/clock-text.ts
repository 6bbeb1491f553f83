import type { PromiseState, TicketClock } from '@shared/tickets/ticket-clock-contract'
import { minutesText } from '../../../ui/minutes-text'
import { zonedClockText } from '../../../ui/zoned-time-text'

const minuteMs = 60_000

/** Every sentence about what is promised for one ticket. */
export const clockText = {
  group: 'What is promised',
  due: (time: string) => `Due ${time}.`,
  done: (time: string) => `Done ${time}.`,
  paused: 'Nothing counts while it waits.',
  counted: {
    desk: (place: string) => `Only desk hours of ${place} count, holidays and breaks do not.`,
    opening: (place: string) => `Only opening hours of ${place} count.`,
  } satisfies Record<NonNullable<TicketClock['hours']>, (place: string) => string>,
} as const

const words = {
  answer: { to: 'Answer', done: 'Answered' },
  resolve: { to: 'Resolve', done: 'Resolved' },
} as const

/** `Answer in 12 min`, `Resolve in 3 h 20 min · paused`, `Answered late by 20 min`. */
export function promiseText(
  what: keyof typeof words,
  { state, leftMs, metAt }: PromiseState,
  waiting: boolean,
): string {
  const { to, done } = words[what]
  const paused = waiting && what === 'resolve' && metAt === null ? ' · paused' : ''
  if (state === 'met') return `${done} in time`
  if (state !== 'missed') return `${to} in ${leftText(leftMs ?? 0)}${paused}`
  return `${metAt === null ? to : done} late${lateText(leftMs ?? 0)}${paused}`
}

/**
 * ` · by 12:15`: the moment itself, where hours that do not count lie before it and what is left
 * would be taken for less than there is.
 */
export function untilText(
  { state, dueAt, leftMs }: PromiseState,
  timeZone: string | null,
  now = new Date(),
): string {
  if (state !== 'running' || dueAt === null || leftMs === null) return ''
  const uncounted = new Date(dueAt).getTime() - now.getTime() - leftMs
  return uncounted < 2 * minuteMs ? '' : ` · by ${zonedClockText(dueAt, timeZone, now)}`
}

/** What has begun of a minute is still there. */
const leftText = (ms: number) => minutesText(Math.ceil(ms / minuteMs))

function lateText(ms: number): string {
  const minutes = Math.floor(-ms / minuteMs)
  return minutes < 1 ? '' : ` by ${minutesText(minutes)}`
}
