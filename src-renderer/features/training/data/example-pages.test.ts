import type { TrainingExample } from '@shared/training/training-contract'
import { describe, expect, it } from 'vitest'
import {
  type ExamplePages,
  exampleKey,
  listedExamples,
  patchExamples,
  replaceExample,
  withNewExample,
  withoutExample,
} from './example-pages'

function example(id: string | null, change: Partial<TrainingExample> = {}): TrainingExample {
  const made = { labelledBy: null, labelledAt: null, traceId: null, pending: false }
  return { id, text: `text ${id}`, label: 'tech', source: 'staff', ...made, ...change }
}

const pages: ExamplePages = {
  pageParams: [0, 2],
  pages: [
    { items: [example('a'), example('b')], total: 4 },
    { items: [example('b'), example(null)], total: 4 },
  ],
}
const keys = (of: ExamplePages) => listedExamples(of).map(exampleKey)

describe('pages of training examples', () => {
  it('lists an example once, although two pages have it', () => {
    expect(keys(pages)).toEqual(['a', 'b', 'text:text null'])
  })

  it('puts a seed example’s new label in its place', () => {
    const own = example('c', { text: 'text null', label: 'booking' })
    expect(keys(replaceExample(pages, 'text:text null', own))).toEqual(['a', 'b', 'c'])
  })

  it('counts what is added and removed', () => {
    const added = withNewExample(pages, example('n'))
    expect(keys(added)).toEqual(['n', 'a', 'b', 'text:text null'])
    expect(added.pages[1]?.total).toBe(5)
    expect(withoutExample(added, 'a').pages[0]?.total).toBe(4)
  })

  it('refreshes rows in place and tells when the list is another', () => {
    const sent = example('b', { label: 'booking' })
    const same = patchExamples(pages, { items: [sent, example('a')], total: 4 })
    expect(same.stale).toBe(false)
    expect(listedExamples(same.pages).map(({ label }) => label)).toEqual([
      'tech',
      'booking',
      'tech',
    ])
    expect(patchExamples(pages, { items: [example('x')], total: 4 }).stale).toBe(true)
    expect(patchExamples(pages, { items: [example('a')], total: 3 }).stale).toBe(true)
  })
})
