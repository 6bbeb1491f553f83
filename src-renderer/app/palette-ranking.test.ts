import { describe, expect, it } from 'vitest'
import { groupItems, matchScore, rankItems, typedTraceId } from './palette-ranking'

const item = (label: string, group = 'Actions') => ({
  id: label,
  group,
  label,
  run: () => undefined,
})

describe('rankItems', () => {
  const items = [
    item('Theme: Dark'),
    item('Go to Ask'),
    item('Darken the room'),
    item('Go to Traces'),
  ]

  it('keeps everything in order when nothing was typed', () => {
    expect(rankItems(items, '  ')).toEqual(items)
  })

  it('puts what begins with the typed word first', () => {
    expect(rankItems(items, 'dark').map(({ label }) => label)).toEqual([
      'Darken the room',
      'Theme: Dark',
    ])
  })

  it('wants every word', () => {
    expect(rankItems(items, 'go tra').map(({ label }) => label)).toEqual(['Go to Traces'])
    expect(rankItems(items, 'is the projector dark')).toEqual([])
  })

  it('finds letters inside words last', () => {
    expect(matchScore('Go to Traces', 'race')).toBe(1)
    expect(matchScore('Go to Traces', 'zebra')).toBe(0)
  })
})

describe('groupItems', () => {
  it('keeps the members of a group together', () => {
    const groups = groupItems([item('a', 'One'), item('b', 'Two'), item('c', 'One')])
    expect(groups.map(({ group, items }) => [group, items.length])).toEqual([
      ['One', 2],
      ['Two', 1],
    ])
  })
})

describe('typedTraceId', () => {
  it('takes ids with dashes, blanks and capitals', () => {
    expect(typedTraceId(' 019AA3F2-61d8-7c1e-8000-0123456789ab ')).toBe(
      '019aa3f261d87c1e80000123456789ab',
    )
  })

  it('takes nothing else', () => {
    expect(typedTraceId('019aa3f2')).toBeNull()
    expect(typedTraceId('why is the sky blue')).toBeNull()
  })
})
