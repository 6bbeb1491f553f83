const locale = 'en'
const clock = new Intl.DateTimeFormat(locale, {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const exactClock = new Intl.DateTimeFormat(locale, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const day = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' })
const dayOfYear = new Intl.DateTimeFormat(locale, {
  month: 'short',
  day: 'numeric',
  year: 'numeric',
})

/** `14:02` today, else `Nov 14, 14:02`; local time. */
export function clockText(iso: string, now = new Date()): string {
  return withDay(iso, clock, now)
}

/** `17:52:10` today, else `Nov 14, 17:52:10`; local time. */
export function exactClockText(iso: string, now = new Date()): string {
  return withDay(iso, exactClock, now)
}

/** `Nov 14`, with the year when it is not this one. */
export function dayText(iso: string, now = new Date()): string {
  const date = new Date(iso)
  return (date.getFullYear() === now.getFullYear() ? day : dayOfYear).format(date)
}

function withDay(iso: string, format: Intl.DateTimeFormat, now: Date): string {
  const date = new Date(iso)
  const time = format.format(date)
  return date.toDateString() === now.toDateString() ? time : `${dayText(iso, now)}, ${time}`
}
