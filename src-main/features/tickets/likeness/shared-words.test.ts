import { describe, expect, it } from 'vitest'
import { sharedWords, soughtWords } from './shared-words'

const between = (asked: string, there: string) =>
  sharedWords(
    soughtWords(asked).map((word) => ({ word, count: 1 })),
    there,
    100,
  )

describe('the words of two tickets', () => {
  it('are the same whatever their order and endings', () => {
    expect(between('projector flickers', 'Flickering projectors')).toEqual({ words: 1, swapped: 0 })
  })

  it('are swapped where each says something else in the same frame', () => {
    const { words, swapped } = between('card reader refuses taps', 'vending machine refuses taps')
    expect(words).toBeCloseTo(0.5)
    expect(swapped).toBeCloseTo(0.5)
  })

  it('are not swapped where one only says more, or nothing is the same', () => {
    expect(between('projector dim', 'projector dim since yesterday').swapped).toBe(0)
    expect(between('projector dim since yesterday', 'projector dim').swapped).toBe(0)
    expect(between('projector dim', 'beamer faded').swapped).toBe(0)
    expect(between('projector dim', '').swapped).toBe(0)
  })
})
