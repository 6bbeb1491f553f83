import { describe, expect, it } from 'vitest'
import { mergeSteady } from './steady-list'

const keyOf = ({ id }: { id: string }) => id
const a = { id: 'a' }
const b = { id: 'b' }
const c = { id: 'c' }

describe('a list that holds still', () => {
  it('keeps places, marks what went, and adds what came at the end', () => {
    const before = mergeSteady([], [a, b], keyOf)
    expect(mergeSteady(before, [c, b], keyOf)).toEqual([
      { item: a, gone: true },
      { item: b, gone: false },
      { item: c, gone: false },
    ])
  })

  it('is the very same list where nothing changed', () => {
    const before = mergeSteady([], [a, b], keyOf)
    expect(mergeSteady(before, [b, a], keyOf)).toBe(before)
    const gone = mergeSteady(before, [a], keyOf)
    expect(mergeSteady(gone, [a], keyOf)).toBe(gone)
  })

  it('takes back what came again, with its new content', () => {
    const gone = mergeSteady(mergeSteady([], [a], keyOf), [], keyOf)
    const again = { id: 'a' }
    expect(mergeSteady(gone, [again], keyOf)[0]).toEqual({ item: again, gone: false })
  })
})
