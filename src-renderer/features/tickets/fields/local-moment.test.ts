import { describe, expect, test } from 'vitest'
import { fromLocalMoment, toLocalMoment } from './local-moment'

describe('a moment in a date field', () => {
  test('comes back as it was, to the minute, wherever the computer stands', () => {
    for (const iso of ['2026-03-08T07:30:00.000Z', '2026-11-01T05:59:00.000Z']) {
      expect(fromLocalMoment(toLocalMoment(iso))).toBe(iso)
    }
  })

  test('has four digits of year and two of all else', () => {
    expect(toLocalMoment(new Date(2026, 0, 5, 6, 7).toISOString())).toBe('2026-01-05T06:07')
  })

  test.each(['', '2026-01-05', 'tomorrow', '2026-13-45T99:99'])('is none yet: %j', (written) => {
    expect(fromLocalMoment(written)).toBeNull()
  })
})
