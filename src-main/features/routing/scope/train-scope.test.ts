import { describe, expect, it } from 'vitest'
import { outOfScope } from './scope'
import { readScope, scopeFile, writeScope } from './scope-file'
import type { ScopeTraining } from './scope-training'
import { seededRandom } from './seeded-order'
import { trainScope } from './train-scope'

const seed = 20_261_122
const width = 24

/** A world of classes: each a direction, its examples scattered around it. */
function world(classes: readonly string[], random = seededRandom(seed)) {
  const noise = () => random() + random() + random() - 1.5
  const direction = () => unit(Float32Array.from({ length: width }, noise))
  const centres = classes.map(direction)
  const near = (centre: Float32Array, spread = 0.12) =>
    unit(centre.map((value) => value + noise() * spread))
  const probabilities = (vector: Float32Array) => {
    const odds = centres.map((centre) => Math.exp(12 * inner(centre, vector)))
    const sum = odds.reduce((a, b) => a + b, 0)
    return odds.map((value) => value / sum)
  }
  const examples = classes.flatMap((label, i) =>
    Array.from({ length: 25 }, () => ({ vector: near(centres[i] ?? direction()), label })),
  )
  const question = (vector: Float32Array) => ({ vector, probabilities: probabilities(vector) })
  const training: ScopeTraining = {
    examples,
    outOfFold: {
      labels: classes,
      probabilities: examples.map(({ vector }) => probabilities(vector)),
    },
    seed,
  }
  return { centres, direction, near, question, training }
}

const unit = (vector: Float32Array) => {
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}
const inner = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)
const names = (count: number) => Array.from({ length: count }, (_, i) => `intent-${i}`)
const rejectedShare = (verdicts: readonly { rejected: boolean }[]) =>
  verdicts.filter(({ rejected }) => rejected).length / verdicts.length

describe('a scope learned from in-scope examples alone', () => {
  const { centres, direction, near, question, training } = world(names(20))
  const model = trainScope({ ...training, settings: { keepAccuracy: 0.97 } })

  it('rejects most questions that are like no class', () => {
    const strangers = Array.from({ length: 200 }, () => outOfScope(model, question(direction())))
    expect(rejectedShare(strangers)).toBeGreaterThan(0.9)
  })

  it('keeps most questions that are like one, at the cost it has said', () => {
    const known = Array.from({ length: 400 }, (_, i) =>
      outOfScope(model, question(near(centres[i % 20] ?? direction()))),
    )
    expect(rejectedShare(known)).toBeLessThan(0.06)
    expect(model.rehearsal.cost).toBeLessThanOrEqual(0.02)
    expect(model.rehearsal.accuracy).toBeGreaterThan(0.97)
  })

  it('names the figures behind a verdict', () => {
    const verdict = outOfScope(model, question(centres[3] ?? direction()))
    expect(verdict.rejected).toBe(false)
    expect(verdict.reasons.figures?.near).toBeGreaterThan(0.8)
    expect(verdict.reasons.threshold).toBe(model.threshold)
  })

  it('is the same for the same seed', () => {
    const again = trainScope({ ...training, settings: { keepAccuracy: 0.97 } })
    expect(writeScope(again)).toEqual(writeScope(model))
  })

  it('judges alike after it was written down and read', () => {
    const json: unknown = JSON.parse(JSON.stringify(writeScope(model)))
    const read = readScope(json)
    for (let i = 0; i < 100; i += 1) {
      const asked = question(i % 2 === 0 ? direction() : near(centres[i % 20] ?? direction()))
      expect(outOfScope(read, asked).probability).toBeCloseTo(
        outOfScope(model, asked).probability,
        1,
      )
    }
    const { starts, ...rest } = scopeFile.parse(json)
    expect(() => readScope({ ...rest, starts: starts.slice(1) })).toThrow(/do not fit/)
  })

  it('rejects nothing by likeness without a vector, and is surer of what the classifier knows', () => {
    const even = Array.from({ length: 20 }, () => 1 / 20)
    const sure = even.map((_, i) => (i === 0 ? 1 : 0))
    const unsure = outOfScope(model, { vector: null, probabilities: even })
    expect(unsure.rejected).toBe(false)
    expect(unsure.reasons.figures).toBeNull()
    expect(outOfScope(model, { vector: null, probabilities: sure }).probability).toBeLessThan(
      unsure.probability,
    )
  })
})

describe('background questions', () => {
  it('are left out where they resemble the examples', () => {
    const { direction, near, centres, question, training } = world(names(20))
    const foreign = Array.from({ length: 40 }, () => question(direction()))
    const alike = Array.from({ length: 40 }, (_, i) =>
      question(near(centres[i % 20] ?? direction())),
    )
    const { rehearsal } = trainScope({ ...training, background: [...foreign, ...alike] })
    expect(rehearsal.backgroundUsed).toBeGreaterThan(30)
    expect(rehearsal.backgroundUsed).toBeLessThan(50)
  })

  it('make what is like them less likely in scope', () => {
    const { direction, near, question, training } = world(names(20))
    const topic = direction()
    const background = Array.from({ length: 60 }, (_, i) =>
      question(i % 2 === 0 ? direction() : near(topic)),
    )
    const without = trainScope(training)
    const withThem = trainScope({ ...training, background })
    expect(withThem.weights?.foreign).toBeGreaterThan(0)
    expect(without.weights?.foreign).toBe(0)
  })
})

describe('few classes and labelled strangers', () => {
  it('learns from examples labelled as out of scope, and rejects what the classifier calls so', () => {
    const { direction, question, training, centres } = world(['tech', 'booking', 'none'])
    const model = trainScope(training)
    expect(model.outOfScopeLabels).toEqual(['none'])
    expect(model.likeness.directions.count).toBe(2)
    const verdict = outOfScope(model, question(centres[2] ?? direction()))
    expect(verdict.rejected).toBe(true)
    expect(verdict.reasons.foreignLabel).toBeGreaterThan(0.5)
  })

  it('rejects nothing when there is one class and nothing foreign to learn from', () => {
    const { direction, question, training } = world(['only'])
    const model = trainScope(training)
    expect(model.weights).toBeNull()
    expect(outOfScope(model, question(direction())).rejected).toBe(false)
  })

  it('bears a class of a single example and one of none', () => {
    const { question, centres, direction, training } = world(names(6))
    const examples = training.examples.filter(({ label }, i) => {
      return label !== 'intent-5' && (label !== 'intent-4' || i % 25 === 0)
    })
    const probabilities = examples.map(({ vector }) => question(vector).probabilities)
    const labels = training.outOfFold.labels
    const model = trainScope({ examples, outOfFold: { labels, probabilities }, seed })
    const { probability } = outOfScope(model, question(centres[0] ?? direction()))
    expect(probability).toBeGreaterThanOrEqual(0)
    expect(probability).toBeLessThanOrEqual(1)
  })
})
