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

/** `now`, `5 min`, `3 h`, `12 d`, then the day: how long ago something was. */
export function ageText(iso: string, now = new Date()): string {
  const minutes = Math.floor((now.getTime() - new Date(iso).getTime()) / 60_000)
  if (minutes < 1) return 'now'
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours} h`
  const days = Math.floor(hours / 24)
  return days <= 30 ? `${days} d` : dayText(iso, now)
}

/** `5 min`, `3 h`, then the day and time: how long there is until then. */
export function leftText(iso: string, now = new Date()): string {
  const minutes = Math.max(0, Math.ceil((new Date(iso).getTime() - now.getTime()) / 60_000))
  if (minutes < 60) return `${minutes} min`
  return minutes < 24 * 60 ? `${Math.floor(minutes / 60)} h` : dayText(iso, now)
}

function withDay(iso: string, format: Intl.DateTimeFormat, now: Date): string {
  const date = new Date(iso)
  const time = format.format(date)
  return date.toDateString() === now.toDateString() ? time : `${dayText(iso, now)}, ${time}`
}
