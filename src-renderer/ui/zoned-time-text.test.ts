import { expect, test } from 'vitest'
import { zonedClockText, zonedShortText, zoneName } from './zoned-time-text'

// Whatever the zone of this machine: by these clocks one day is over or has not begun.
test.each([
  ['Pacific/Kiritimati', '2026-11-23T23:00:00Z', 'Nov 24', '13:00'],
  ['Pacific/Pago_Pago', '2026-11-23T10:30:00Z', 'Nov 22', '23:30'],
  ['America/Halifax', '2026-11-24T03:59:00Z', 'Nov 23', '23:59'],
])('the clock of %s says when it is there', (timeZone, iso, day, time) => {
  const now = new Date('2026-11-20T12:00:00Z')
  expect(zonedShortText(iso, timeZone, now)).toBe(day)
  const soon = new Date(Date.parse(iso) - 60_000)
  expect(zonedShortText(iso, timeZone, soon)).toMatch(new RegExp(`^${time}( |$)`))
  expect(zonedClockText(iso, timeZone, now)).toMatch(new RegExp(`^${day}, ${time}( |$)`))
})

test('a zone has the name that people give it at that time of the year', () => {
  expect(zoneName('2026-11-23T12:00:00Z', 'America/Halifax')).toBe('AST')
  expect(zoneName('2026-07-23T12:00:00Z', 'America/Halifax')).toBe('ADT')
})
