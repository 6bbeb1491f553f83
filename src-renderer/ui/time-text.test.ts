import { describe, expect, it } from 'vitest'
import { ageText, clockText, dayText, exactClockText } from './time-text'

const now = new Date(2025, 10, 22, 18, 0, 0)
const at = (...parts: [number, number, number, number, number, number]) =>
  new Date(...parts).toISOString()

describe('times as text', () => {
  it('leaves the day out today', () => {
    expect(clockText(at(2025, 10, 22, 14, 2, 9), now)).toBe('14:02')
    expect(exactClockText(at(2025, 10, 22, 0, 2, 9), now)).toBe('00:02:09')
  })

  it('names the day, and the year when it is another one', () => {
    expect(clockText(at(2025, 10, 14, 9, 5, 0), now)).toBe('Nov 14, 09:05')
    expect(dayText(at(2024, 10, 14, 9, 5, 0), now)).toBe('Nov 14, 2024')
  })

  it.each([
    [at(2025, 10, 22, 17, 59, 30), 'now'],
    [at(2025, 10, 22, 17, 55, 0), '5 min'],
    [at(2025, 10, 22, 14, 2, 0), '3 h'],
    [at(2025, 10, 10, 18, 0, 0), '12 d'],
    [at(2025, 8, 10, 18, 0, 0), 'Sep 10'],
    [at(2025, 10, 22, 18, 3, 0), 'now'],
  ])('says how long ago %s was', (iso, text) => expect(ageText(iso, now)).toBe(text))
})
