import { describe, expect, it } from 'vitest'
import { evaluateIntents, quantile } from './evaluate-intents'

/** A label is a direction; questions of it differ a little. */
function questions(label: string, axis: number, count: number) {
  return Array.from({ length: count }, (_, i) => {
    const vector = new Float32Array(16)
    vector[axis] = 1
    vector[12 + (i % 4)] = 0.4
    const length = Math.hypot(...vector)
    return { text: `${label} number ${i % 7}`, label, vector: vector.map((part) => part / length) }
  })
}

const names = ['cards', 'loans', 'travel', 'food', 'music', 'weather']
const train = names.flatMap((name, axis) => questions(name, axis, 12))
const test = names.flatMap((name, axis) => questions(name, axis, 5))
const foreign = questions('oos', 9, 6)

describe('evaluating a router on any labels', () => {
  it('measures what is in scope and what is not', () => {
    const figures = evaluateIntents({ train, test, oos: foreign, background: [] }, { seed: 1 })
    expect(figures.accuracy).toBe(1)
    expect(figures.oosRecall).toBeGreaterThan(0.5)
    expect(figures.oosInScopeAccuracy).toBeGreaterThan(0.8)
    expect(figures.decisionP95Ms).toBeGreaterThanOrEqual(figures.decisionP50Ms)
  })

  it('takes test questions of a label that means “not ours” for foreign ones', () => {
    const mixed = { train, test: [...test, ...foreign], oos: [], background: [] }
    const figures = evaluateIntents(mixed, { seed: 1 })
    expect(figures.accuracy).toBe(1)
    expect(figures.oosRecall).not.toBeNull()
  })

  it('counts a foreign question as right when such a label was taught', () => {
    const taught = { train: [...train, ...questions('oos', 9, 12)], test: foreign }
    const figures = evaluateIntents({ ...taught, oos: [], background: [] }, { seed: 1 })
    expect(figures).toMatchObject({ accuracy: 1, oosInScopeAccuracy: 1, oosRecall: null })
  })
})

it('finds the value below which a share lies', () => {
  expect([quantile([3, 1, 2], 0.5), quantile([], 0.5), quantile([1, 2], 1)]).toEqual([2, 0, 2])
})
