import { clockText, dayText } from './time-text'

const here = new Intl.DateTimeFormat().resolvedOptions().timeZone

/** Making one takes a hundred times as long as using it, and every row has a time. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en', {
    ...{ timeZone, month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
    ...{ hourCycle: 'h23', timeZoneName: 'short' },
  })
  formats.set(timeZone, made)
  return made
}

/** IANA name of this device's zone. */
export const deviceZone = (): string => here

/** `Nov 23, 10:55 AST`: what the clock on the wall of a place shows, and which zone that is. */
const wallText = (iso: string, timeZone: string) => formatOf(timeZone).format(new Date(iso))

/** Whether the clocks there show another time than those of this device. */
export function isElsewhere(iso: string, timeZone: string | null): timeZone is string {
  if (timeZone === null || timeZone === here) return false
  return wallText(iso, timeZone) !== wallText(iso, here)
}

/**
 * As `clockText`, by the clock of a place: where that differs from this device's, it says so.
 * @param timeZone IANA name; null: this device's
 */
export function zonedClockText(iso: string, timeZone: string | null, now = new Date()): string {
  return isElsewhere(iso, timeZone) ? wallText(iso, timeZone) : clockText(iso, now)
}

/**
 * `10:55 AST` today, else `Nov 24`, by the clock of a place: for where there is little room.
 * @param timeZone IANA name; null: this device's
 */
export function zonedShortText(iso: string, timeZone: string | null, now = new Date()): string {
  const day = dayThere(iso, timeZone, now)
  if (day !== dayThere(now.toISOString(), timeZone, now)) return day
  if (!isElsewhere(iso, timeZone)) return clockText(iso, now)
  const time = `${partOf(iso, timeZone, 'hour')}:${partOf(iso, timeZone, 'minute')}`
  return `${time} ${zoneName(iso, timeZone)}`
}

function dayThere(iso: string, timeZone: string | null, now: Date): string {
  if (!isElsewhere(iso, timeZone)) return dayText(iso, now)
  return `${partOf(iso, timeZone, 'month')} ${partOf(iso, timeZone, 'day')}`
}

/** `AST`: what people call a zone's time at a moment. */
export const zoneName = (iso: string, timeZone: string): string =>
  partOf(iso, timeZone, 'timeZoneName')

function partOf(iso: string, timeZone: string, wanted: Intl.DateTimeFormatPartTypes): string {
  const parts = formatOf(timeZone).formatToParts(new Date(iso))
  return parts.find(({ type }) => type === wanted)?.value ?? ''
}
