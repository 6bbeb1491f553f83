import { describe, expect, test } from 'vitest'
import { dueOptions, oftenMeant } from './due-moments'

const zone = 'America/Halifax'
const keys = (iso: string) => oftenMeant(new Date(iso), zone).map(({ key }) => key)

describe('moments that are often meant', () => {
  test('are those that are still to come, by the clock there', () => {
    expect(keys('2026-11-23T13:00:00Z')).toEqual([
      ...['today', 'tonight', 'tomorrow', 'friday', 'monday'],
    ])
    expect(keys('2026-11-23T22:00:00Z')).not.toContain('today')
    expect(keys('2026-11-24T02:30:00Z')).not.toContain('tonight')
  })

  test('are none twice: on a Sunday, Monday is tomorrow', () => {
    expect(keys('2026-11-22T13:00:00Z')).toEqual([
      ...['today', 'tonight', 'tomorrow', 'friday', 'inAWeek'],
    ])
  })
})

test('what is written is the only choice, and nothing is none', () => {
  const now = new Date('2026-11-23T13:00:00Z')
  expect(dueOptions('tomorrow 9:00', now, zone)).toEqual([
    { key: 'said', label: 'Tue, Nov 24, 09:00', dueAt: '2026-11-24T13:00:00.000Z' },
  ])
  expect(dueOptions('soon', now, zone)).toEqual([])
})
