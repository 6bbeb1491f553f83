import { labels } from '@shared/ask/assistant'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { driftByWeek, mondayOf } from './drift'

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

const asked = (askedAt: string, label: (typeof labels)[number], confidence = 0.8) => ({
  ...{ askedAt, label, confidence },
})

describe('weeks', () => {
  it('begin on Monday of this device’s calendar', () => {
    process.env.TZ = 'America/Halifax'
    expect(mondayOf(new Date('2026-11-23T03:59:00Z'))).toBe('2026-11-16')
    expect(mondayOf(new Date('2026-11-23T04:00:00Z'))).toBe('2026-11-23')
    expect(mondayOf(new Date('2026-11-01T12:00:00Z'))).toBe('2026-10-26')
    process.env.TZ = 'Australia/Adelaide'
    expect(mondayOf(new Date('2026-11-22T13:30:00Z'))).toBe('2026-11-23')
  })
})

describe('driftByWeek', () => {
  it('compares a week’s shares with those of all weeks before', () => {
    const weeks = driftByWeek([
      asked('2026-11-18T12:00:00Z', 'tech', 0.9),
      asked('2026-11-03T12:00:00Z', 'tech', 0.5),
      asked('2026-11-04T12:00:00Z', 'booking', 0.7),
      asked('2026-11-11T12:00:00Z', 'tech'),
      asked('2026-11-12T12:00:00Z', 'booking'),
    ])
    expect(weeks).toMatchObject([
      { monday: '2026-11-02', questions: 2, drift: null },
      { monday: '2026-11-09', questions: 2, drift: 0 },
      { monday: '2026-11-16', questions: 1, drift: 0.5, confidence: 0.9 },
    ])
    expect(weeks[0]?.confidence).toBeCloseTo(0.6)
    expect(weeks[0]?.byLabel.filter(({ count }) => count > 0)).toEqual([
      { label: 'booking', count: 1 },
      { label: 'tech', count: 1 },
    ])
  })

  it('is empty without questions, and always between same and disjoint', () => {
    expect(driftByWeek([])).toEqual([])
    const question = fc
      .record({
        day: fc.integer({ min: 0, max: 60 }),
        label: fc.constantFrom(...labels),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ day, ...rest }) => ({
        ...{ askedAt: new Date(Date.UTC(2026, 8, 1 + day)).toISOString(), ...rest },
      }))
    fc.assert(
      fc.property(fc.array(question, { minLength: 1 }), (all) => {
        const weeks = driftByWeek(all)
        expect(weeks.reduce((sum, { questions }) => sum + questions, 0)).toBe(all.length)
        expect(weeks.map(({ drift }) => drift === null)).toEqual(weeks.map((_, at) => at === 0))
        for (const { drift } of weeks.slice(1)) {
          expect(drift).toBeGreaterThanOrEqual(0)
          expect(drift).toBeLessThanOrEqual(1 + 1e-9)
        }
      }),
    )
  })
})
