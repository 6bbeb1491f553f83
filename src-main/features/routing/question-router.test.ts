import { describe, expect, it } from 'vitest'
import { silentLogger } from '../../platform/logger'
import { compileKeywords } from './keyword-evidence'
import { HybridRouter } from './question-router'
import type { LabelledQuestion } from './seed-examples'

const keywords = compileKeywords({
  tech: { strong: ['projector', 'no sound'], weak: ['bay'] },
  booking: { strong: ['refund'], weak: ['booking'] },
})

const axis = (index: number) => Float32Array.from([0, 1, 2], (i) => (i === index ? 1 : 0))

const examples: readonly LabelledQuestion[] = [
  { text: 'projector is dark', label: 'tech' },
  { text: 'i want my money back', label: 'booking' },
  { text: 'what is a birdie', label: 'general' },
]

async function router() {
  const made = new HybridRouter(keywords, silentLogger)
  await made.teach(examples, async (texts) => texts.map((_, i) => axis(i)))
  return made
}

describe('HybridRouter', () => {
  it('gives probabilities over all eight labels, most probable first', async () => {
    const { scores } = (await router()).route('hello', axis(2))
    const probabilities = scores.map(({ probability }) => probability)
    expect(scores).toHaveLength(8)
    expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1)
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a))
  })

  it('follows the nearest examples and names them', async () => {
    const route = (await router()).route('give me it back', axis(1))
    expect(route.label).toBe('booking')
    expect(route.nearest[0]).toMatchObject({ text: 'i want my money back', similarity: 1 })
  })

  it('follows keywords where there is no model, and names the words', async () => {
    const route = (await router()).route('No sound in bay 4', null)
    expect(route.label).toBe('tech')
    expect(route.words).toEqual(['no sound', 'bay'])
    expect(route.nearest).toEqual([])
  })

  it('matches whole words only', async () => {
    expect((await router()).route('projectors', null).words).toEqual([])
  })

  it('is unsure where nothing speaks for anything', async () => {
    expect((await router()).route('zzz', null).confidence).toBeCloseTo(1 / 8)
  })

  it('goes on by keywords when the model cannot be used', async () => {
    const made = new HybridRouter(keywords, silentLogger)
    await made.teach(examples, () => Promise.reject(new Error('no model')))
    expect(made.route('No sound in bay 4', axis(1))).toMatchObject({ label: 'tech', nearest: [] })
  })
})
