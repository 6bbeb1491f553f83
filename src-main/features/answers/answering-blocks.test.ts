import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOf } from './answer-blocks'
import { answeringBlocks } from './answering-blocks'
import { partsOf } from './retrieval/passage-parts'

const filler = (about: string) =>
  `${about} is described here at some length, with all that has to be said about ${about} and nothing that has to do with anything else at all, so that nobody mistakes it. `

/** Shows a passage to somebody who asks about what this part says. */
function shown(text: string, about: string): readonly string[] {
  const nearness = Float32Array.from(partsOf(text), (part) => (part.includes(about) ? 0.7 : 0.2))
  return answeringBlocks(blocksOf(text), { text, nearness }).map((block) => block.text)
}

describe('answeringBlocks', () => {
  it('shows a short section whole', () => {
    expect(shown('Parking is free.\n\nDogs stay outside.', 'Dogs')).toHaveLength(2)
  })

  it('leaves out what a long section says about other things', () => {
    const text = `${filler('Parking').repeat(3)}\n\nDogs stay outside.\n\n${filler('Wifi').repeat(3)}`
    expect(shown(text, 'Dogs')).toEqual(['Dogs stay outside.'])
  })

  it('keeps every step of a list and what leads into it', () => {
    const text = `${filler('Parking').repeat(4)}\n\nTo restart the bay:\n\n1. Press the button.\n2. Wait two minutes.\n3. Log in.`
    expect(shown(text, 'Wait two minutes')).toEqual([
      'To restart the bay:',
      'Press the button.',
      'Wait two minutes.',
      'Log in.',
    ])
  })

  it.each([
    'Unless it is a holiday, that is.',
    'But not after ten.',
    'Never in cash.',
    'Only staff may.',
  ])('does not drop “%s”', (condition) => {
    const text = `${filler('Parking').repeat(4)}\n\nRefunds go to the card.\n\n${condition}`
    expect(shown(text, 'Refunds go')).toEqual(['Refunds go to the card.', condition])
  })

  it('shows all where nobody knows which part is near', () => {
    const text = `${filler('Parking').repeat(4)}\n\nDogs stay outside.`
    const blocks = blocksOf(text)
    expect(answeringBlocks(blocks, { text, nearness: null })).toEqual(blocks)
  })

  it('keeps the order, invents nothing and never shows nothing', () => {
    const paragraph = fc.stringMatching(/^[A-Z][a-z]{2,8}( [a-z]{2,8}){3,40}\.$/)
    const nearness = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { maxLength: 40 })
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 12 }), nearness, (all, near) => {
        const text = all.join('\n\n')
        const blocks = blocksOf(text)
        const kept = answeringBlocks(blocks, { text, nearness: Float32Array.from(near) })
        expect(kept.length).toBeGreaterThan(0)
        expect(blocks.filter((block) => kept.includes(block))).toEqual(kept)
      }),
    )
  })
})
