import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prototypesOf } from './class-prototypes'
import { packNumbers, unpackNumbers } from './packed-numbers'
import { expectedLikeness, likenessToForeign } from './scope-figures'
import { chooseThreshold } from './scope-threshold'
import { learnWeights, scopeLogOdds } from './scope-weights'
import { rowsOf } from './vector-rows'
import { applyMetric, withinClassMetric } from './within-class-metric'

const finite = fc.float({ min: -1, max: 1, noNaN: true })

describe('chooseThreshold', () => {
  const budget = { keepAccuracy: 0.9, mostCost: 0.05, leastCost: 0.01 }
  const outcomes = fc.array(
    fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), correct: fc.boolean() }),
    { maxLength: 300 },
  )

  it('never costs more than the most', () => {
    fc.assert(
      fc.property(outcomes, (examples) => {
        const threshold = chooseThreshold(examples, budget)
        const lost = examples.filter((one) => one.correct && one.probability > threshold).length
        expect(lost).toBeLessThanOrEqual(budget.mostCost * examples.length)
      }),
    )
  })

  it('spends what lies above the accuracy to keep, within its bounds', () => {
    const even = (correctShare: number) =>
      Array.from({ length: 1_000 }, (_, i) => ({
        probability: 0.1 + 0.0008 * i,
        correct: i % 100 < correctShare * 100,
      }))
    const cost = (correctShare: number) => {
      const examples = even(correctShare)
      const threshold = chooseThreshold(examples, budget)
      return examples.filter((one) => one.correct && one.probability > threshold).length / 1_000
    }
    expect(cost(0.93)).toBeCloseTo(0.03, 2)
    expect(cost(1)).toBeCloseTo(0.05, 2)
    expect(cost(0.5)).toBeCloseTo(0.01, 2)
  })
})

describe('learnWeights', () => {
  it('lets no figure count the wrong way round', () => {
    const figures = fc.record({ near: finite, typical: finite, foreign: finite })
    const rows = fc.array(fc.tuple(figures, fc.boolean()), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(rows, (given) => {
        const weights = learnWeights(
          given.map(([one, outOfScope]) => ({ figures: one, outOfScope, weight: 1 })),
        )
        expect(weights.near).toBeLessThanOrEqual(0)
        expect(weights.typical).toBeLessThanOrEqual(0)
        expect(weights.foreign).toBeGreaterThanOrEqual(0)
        expect(Number.isFinite(scopeLogOdds(weights, { near: 1, typical: 1, foreign: 0 }))).toBe(
          true,
        )
      }),
    )
  })
})

describe('expectedLikeness', () => {
  it('lies between the least and the most like of the classes that count', () => {
    const classes = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), finite), {
      minLength: 2,
      maxLength: 15,
    })
    fc.assert(
      fc.property(classes, (given) => {
        const values = given.map(([, likeness]) => likeness)
        const likeness = {
          nearest: (label: number) => values[label] ?? 0,
          typical: (label: number) => values[label] ?? 0,
        }
        const counted = values.slice(1)
        const { near } = expectedLikeness(
          likeness,
          given.map(([probability]) => probability),
          (label) => label > 0,
        )
        expect(near).toBeGreaterThanOrEqual(Math.min(...counted) - 1e-6)
        expect(near).toBeLessThanOrEqual(Math.max(...counted) + 1e-6)
      }),
    )
  })

  it('looks at the five nearest strangers, and never at the question itself', () => {
    const rows = rowsOf(
      [1, 0.8, 0.6, 0.4, 0.2, 0].map((value) => [value]),
      1,
    )
    const one = Float32Array.from([1])
    expect(likenessToForeign(rows, one)).toBeCloseTo(0.6)
    expect(likenessToForeign(rows, one, { leaveOut: 0 })).toBeCloseTo(0.4)
    expect(likenessToForeign(rowsOf([], 1), one)).toBe(0)
  })
})

describe('what stands for the examples', () => {
  it('keeps few examples as they are and many as unit centres', () => {
    const vectors = Array.from({ length: 40 }, (_, i) =>
      Float32Array.from([Math.cos(i / 7), Math.sin(i / 7)]),
    )
    expect(prototypesOf(vectors.slice(0, 5), 8)).toEqual(vectors.slice(0, 5))
    const centres = prototypesOf(vectors, 8)
    expect(centres).toHaveLength(8)
    for (const centre of centres) expect(Math.hypot(...centre)).toBeCloseTo(1, 5)
  })

  it('inverts the spread around the class means', () => {
    const points = [
      [1, 0.2],
      [-1, 0.1],
      [0.3, -0.3],
    ].map((point) => Float32Array.from(point))
    const metric = withinClassMetric([points], [Float32Array.from([0, 0])])
    // Σ xxᵀ = [[2.09, 0.01], [0.01, 0.14]], plus half its trace, by three.
    const spread = [
      [(2.09 + 1.115) / 3, 0.01 / 3],
      [0.01 / 3, (0.14 + 1.115) / 3],
    ]
    const image = applyMetric(metric, Float32Array.from(spread.map(([first]) => first ?? 0)))
    expect(image[0]).toBeCloseTo(1, 4)
    expect(image[1]).toBeCloseTo(0, 4)
  })
})

describe('packed numbers', () => {
  it('come back to within half a step', () => {
    const bits = fc.constantFrom(8 as const, 16 as const)
    fc.assert(
      fc.property(fc.array(finite, { maxLength: 50 }), bits, (values, size) => {
        const packed = packNumbers(Float32Array.from(values), size)
        const back = unpackNumbers(packed)
        expect(back).toHaveLength(values.length)
        values.forEach((value, i) => {
          expect(Math.abs((back[i] ?? 0) - value)).toBeLessThanOrEqual(packed.step * 0.5 + 1e-6)
        })
      }),
    )
  })
})
