import { normaliseQuestion } from '@shared/ask/question-text'
import { describe, expect, it } from 'vitest'
import { dot } from '../../platform/vectors'
import { framed, frames, newFrames, wordingsOf, wordingVectors } from './crowded-questions'

const bases = ['what time do you open', 'the screen is frozen', 'how much is an hour']
const vectors = [0, 1, 2].map((hot) => Float32Array.from([0, 1, 2, 3], (i) => (i === hot ? 1 : 0)))

describe('a crowd of questions', () => {
  it('has as many different ones as asked for, as the cache keeps them', () => {
    const made = wordingsOf(bases, 50)
    expect(made).toHaveLength(50)
    expect(new Set(made.map(({ text }) => text)).size).toBe(50)
    for (const { text } of made) expect(normaliseQuestion(text)).toBe(text)
  })

  it('leaves out the wordings that are asked later', () => {
    const known = new Set(wordingsOf(bases, 1_000).map(({ text }) => text))
    for (const base of bases)
      for (const frame of newFrames) expect(known.has(framed(base, frame))).toBe(false)
  })

  it('gives a vector as embedded, and to others one that lies alike', () => {
    const shifted = Float32Array.from([1, 0, 0, 1], (value) => value / Math.SQRT2)
    const embedded = new Map([
      [0, frames.map((_, i) => (i === 0 ? vectors[0] : shifted) ?? shifted)],
    ])
    const made = wordingsOf(bases, 6)
    const found = wordingVectors(made, { bases: vectors, embedded })
    for (const vector of found) expect(dot(vector, vector)).toBeCloseTo(1, 5)
    expect(found[0]).toEqual(vectors[0])
    expect(found[1]).toEqual(vectors[1])
    expect(dot(found[3] ?? shifted, shifted)).toBeCloseTo(1, 5)
    expect(dot(found[4] ?? shifted, vectors[1] ?? shifted)).toBeGreaterThan(0.5)
    expect(found[4]?.[3]).toBeGreaterThan(0.3)
  })
})
