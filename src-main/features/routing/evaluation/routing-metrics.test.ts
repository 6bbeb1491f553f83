import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  accuracyOf,
  calibrationError,
  confusionMatrix,
  type Judged,
  macroF1,
  reliabilityBins,
  scoresByLabel,
} from './routing-metrics'

const labels = ['a', 'b', 'c']
const judged: readonly Judged[] = [
  { truth: 'a', decided: 'a', confidence: 0.9 },
  { truth: 'a', decided: 'b', confidence: 0.6 },
  { truth: 'b', decided: 'b', confidence: 0.8 },
  { truth: 'b', decided: 'b', confidence: 1 },
]

const anyJudged = fc.array(
  fc.record({
    truth: fc.constantFrom(...labels),
    decided: fc.constantFrom(...labels),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
)

describe('routing metrics', () => {
  it('count what was decided right, by label and over all', () => {
    expect(accuracyOf(judged)).toBe(0.75)
    const [a, b, c] = scoresByLabel(judged, labels)
    expect(a).toMatchObject({ examples: 2, precision: 1, recall: 0.5 })
    expect(b).toMatchObject({ examples: 2, precision: 2 / 3, recall: 1 })
    expect(c).toMatchObject({ examples: 0, f1: 0 })
    expect(macroF1(scoresByLabel(judged, labels))).toBeCloseTo((2 / 3 + 0.8) / 2)
    expect(confusionMatrix(judged, labels)).toEqual([
      [1, 1, 0],
      [0, 2, 0],
      [0, 0, 0],
    ])
  })

  it('measure how far confidence is from the truth', () => {
    const sure = { truth: 'a', decided: 'a', confidence: 0.7 }
    const wrong = { truth: 'a', decided: 'b', confidence: 0.7 }
    expect(calibrationError([...Array(7).fill(sure), ...Array(3).fill(wrong)])).toBeCloseTo(0)
    expect(calibrationError([wrong])).toBeCloseTo(0.7)
    expect(calibrationError([])).toBe(0)
  })

  it('put every question in one bin and every decision in one cell', () => {
    fc.assert(
      fc.property(anyJudged, (all) => {
        const inBins = reliabilityBins(all).reduce((sum, { count }) => sum + count, 0)
        const inCells = confusionMatrix(all, labels)
          .flat()
          .reduce((a, b) => a + b, 0)
        expect([inBins, inCells]).toEqual([all.length, all.length])
        expect(calibrationError(all)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
