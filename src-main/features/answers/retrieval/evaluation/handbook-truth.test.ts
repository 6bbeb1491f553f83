import { describe, expect, it } from 'vitest'
import { HandbookTruth, plainHeading } from './handbook-truth'
import { figuresOf, quantile } from './retrieval-figures'

const truth = new HandbookTruth([
  { path: 'people/time-off.md' },
  { path: 'people/Pay.md' },
  { path: 'index.md' },
])
const asked = (doc: string | null, heading: string | null) => ({
  ...{ question: 'q', doc, heading, line: 1 },
})

it.each([
  ['people/time-off.md', 'people/time-off.md'],
  ['./people/time-off.md', 'people/time-off.md'],
  ['people\\pay.md', 'people/Pay.md'],
  ['people/time-off', 'people/time-off.md'],
  ['time-off.md', 'people/time-off.md'],
  ['handbook/people/time-off.md', 'people/time-off.md'],
  ['nowhere.md', null],
])('finds the document %s', (doc, path) => {
  expect(truth.documentOf(doc)).toBe(path)
})

it.each([
  ['## Sick *leave* & pay ##', 'sick leave pay'],
  ['Sick leave &amp; pay', 'sick leave pay'],
  ['[Sick leave](#sick) &#38; `pay` {#anchor}', 'sick leave pay'],
  ['What’s new?', 'what s new'],
  ['???', '???'],
])('compares %s by its words', (heading, plain) => {
  expect(plainHeading(heading)).toBe(plain)
})

describe('what is right', () => {
  const section = { path: 'index.md', title: 'Start', heading: '' }

  it('is text above the first heading where no heading, or the title, is given', () => {
    expect(truth.isAnswer(asked('index.md', null), section)).toBe(true)
    expect(truth.isAnswer(asked('index.md', 'Start'), section)).toBe(true)
    expect(truth.isAnswer(asked('index.md', 'Other'), section)).toBe(false)
  })

  it('is nothing where no section answers', () => {
    expect(truth.isAnswer(asked(null, null), section)).toBe(false)
  })
})

it('counts hits over what can be answered, whatever was abstained from', () => {
  const outcome = (rank: number | null, answerable: boolean, abstained: boolean, ms = 1) => ({
    ...{ rank, answerable, abstained, ms },
  })
  const outcomes = [
    outcome(1, true, true),
    outcome(3, true, false),
    outcome(null, true, false),
    outcome(5, true, false),
    outcome(null, false, true),
    outcome(null, false, false, 9),
  ]
  expect(figuresOf(outcomes)).toEqual({
    ...{ hit1: 0.25, hit3: 0.5, mrr: (1 + 1 / 3 + 0 + 1 / 5) / 4 },
    ...{ abstainRecall: 0.5, wronglyAbstained: 0.25, p95Ms: 9 },
  })
  expect(figuresOf([]).hit1).toBeNull()
  expect(quantile([3, 1, 2], 0.5)).toBe(2)
})
