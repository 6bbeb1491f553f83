import type { TimelineEntry } from '@shared/tickets/ticket-timeline'
import { describe, expect, test } from 'vitest'
import type { TimelineChange } from './change-text'
import { foldedAtFirst, timelineBlocks } from './timeline-groups'

const at = (second: number) => new Date(Date.UTC(2025, 10, 22, 14, 0, second)).toISOString()

const change = (second: number, change: Partial<TimelineChange> = {}): TimelineChange => ({
  ...{ kind: 'change', id: `change ${second}`, at: at(second), byName: 'Dana Kessler' },
  ...{ field: 'status', from: 'open', to: 'in-progress', ...change },
})

const comment = (second: number): TimelineEntry => ({
  ...{ kind: 'comment', id: `comment ${second}`, at: at(second), byName: 'Dana Kessler' },
  mentions: [],
  ...{ body: 'Reseated the cable.', pending: false },
})

/** Fields of each line; null for a comment. */
const lines = (entries: readonly TimelineEntry[]) =>
  timelineBlocks(entries).map((block) =>
    block.kind === 'changes' ? block.changes.map(({ field }) => field) : null,
  )

describe('a timeline', () => {
  test('puts what one person changed within a minute on one line', () => {
    expect(
      lines([change(0), change(20, { field: 'priority' }), change(59, { field: 'bay' })]),
    ).toEqual([['status', 'priority', 'bay']])
  })

  test.each([
    ['a minute later', change(60, { field: 'priority' })],
    ['by somebody else', change(10, { field: 'priority', byName: 'Theo Brandsma' })],
  ])('begins a new line for a change %s', (_name, later) => {
    expect(lines([change(0), later])).toEqual([['status'], ['priority']])
  })

  test('tells of each file that went, although they went at once', () => {
    const gone = (second: number, name: string) =>
      change(second, { field: 'file', from: name, to: null })
    expect(lines([gone(0, 'a.png'), gone(1, 'b.png')])).toEqual([['file', 'file']])
  })

  test('keeps a comment between the changes around it', () => {
    expect(lines([change(0), comment(5), change(10, { field: 'bay' })])).toEqual([
      ['status'],
      null,
      ['bay'],
    ])
  })

  test('tells a field that changed several times from its first value to its last', () => {
    const steps = [
      change(0, { field: 'checklist', from: null, to: '0/1' }),
      change(5, { field: 'checklist', from: '0/1', to: '0/2' }),
      change(9, { field: 'checklist', from: '0/2', to: '1/2' }),
    ]
    expect(timelineBlocks(steps)).toEqual([
      { kind: 'changes', changes: [expect.objectContaining({ from: null, to: '1/2' })] },
    ])
  })

  test('still tells of a change that was taken back', () => {
    const steps = [
      change(0, { from: 'open', to: 'waiting' }),
      change(5, { from: 'waiting', to: 'open' }),
    ]
    expect(timelineBlocks(steps)).toEqual([
      { kind: 'changes', changes: [expect.objectContaining({ from: 'waiting', to: 'open' })] },
    ])
  })
})

test.each([
  [0, 0],
  [29, 0],
  [30, 10],
  [308, 288],
])('of %i blocks %i are folded away', (count, folded) => {
  expect(foldedAtFirst(count)).toBe(folded)
})
