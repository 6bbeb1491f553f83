import { describe, expect, it } from 'vitest'
import { compileKeywords } from './keyword-evidence'
import { HybridRouter } from './question-router'

const keywords = compileKeywords({
  tech: { strong: ['projector', 'no sound'], weak: ['bay'] },
  booking: { strong: ['refund'], weak: ['booking'] },
})

const axis = (index: number) => Float32Array.from([0, 1, 2], (i) => (i === index ? 1 : 0))

function router() {
  const made = new HybridRouter(keywords)
  made.learn([
    { text: 'projector is dark', label: 'tech', vector: axis(0) },
    { text: 'i want my money back', label: 'booking', vector: axis(1) },
    { text: 'what is a birdie', label: 'general', vector: axis(2) },
  ])
  return made
}

describe('HybridRouter', () => {
  it('gives probabilities over all eight labels, most probable first', () => {
    const { scores } = router().route('hello', axis(2))
    const probabilities = scores.map(({ probability }) => probability)
    expect(scores).toHaveLength(8)
    expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1)
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a))
  })

  it('follows the nearest examples and names them', () => {
    const route = router().route('give me it back', axis(1))
    expect(route.label).toBe('booking')
    expect(route.nearest[0]).toMatchObject({ text: 'i want my money back', similarity: 1 })
  })

  it('follows keywords where there is no model, and names the words', () => {
    const route = router().route('No sound in bay 4', null)
    expect(route.label).toBe('tech')
    expect(route.words).toEqual(['no sound', 'bay'])
    expect(route.nearest).toEqual([])
  })

  it('matches whole words only', () => {
    expect(router().route('projectors', null).words).toEqual([])
  })

  it('is unsure where nothing speaks for anything', () => {
    expect(router().route('zzz', null).confidence).toBeCloseTo(1 / 8)
  })
})
