import { clockText } from './time-text'

const here = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** `Nov 23, 10:55 AST`: what the clock on the wall of a place shows, and which zone that is. */
function wallText(iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en', {
    ...{ timeZone, month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
    ...{ hourCycle: 'h23', timeZoneName: 'short' },
  }).format(new Date(iso))
}

/** Whether the clocks there show another time than those of this device. */
export function isElsewhere(iso: string, timeZone: string | null): timeZone is string {
  return timeZone !== null && wallText(iso, timeZone) !== wallText(iso, here())
}

/**
 * As `clockText`, by the clock of a place: where that differs from this device's, it says so.
 * @param timeZone IANA name; null: this device's
 */
export function zonedClockText(iso: string, timeZone: string | null, now = new Date()): string {
  return isElsewhere(iso, timeZone) ? wallText(iso, timeZone) : clockText(iso, now)
}

/** `AST`: what people call a zone's time at a moment. */
export function zoneName(iso: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'short' })
  return parts.formatToParts(new Date(iso)).find(({ type }) => type === 'timeZoneName')?.value ?? ''
}
