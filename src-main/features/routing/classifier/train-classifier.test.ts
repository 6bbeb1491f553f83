import { describe, expect, it } from 'vitest'
import { Classifier } from './classifier'
import { toClassifierFile } from './classifier-file'
import { type ClassifierExample, trainClassifier } from './train-classifier'

const seed = 20_240

/** Numbers from −0.5 to 0.5, the same for the same seed. */
function noise(start: number): () => number {
  let state = start
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x7fffffff - 0.5
  }
}

/** Questions of three labels that overlap, as vectors around three directions and a few words. */
function overlapping(counts: readonly number[]): readonly ClassifierExample[] {
  const next = noise(seed)
  return counts.flatMap((count, label) =>
    Array.from({ length: count }, (_, i) => {
      const raw = Float32Array.from({ length: 12 }, (_unused, d) => (d === label ? 1 : 0) + next())
      const length = Math.hypot(...raw)
      const text = `word${label} of ${i % 7} and ${Math.abs(i - label) % 5}`
      return { text, label: `label ${label}`, vector: raw.map((value) => value / length) }
    }),
  )
}

const even = overlapping([60, 60, 60])

describe('trainClassifier', () => {
  it('learns the same from the same examples, byte by byte', () => {
    const files = [1, 2].map(() =>
      JSON.stringify(toClassifierFile(trainClassifier(even, { seed }).model)),
    )
    expect(files[0]).toBe(files[1])
  })

  it('learns the same with one thread and with two', () => {
    const files = [1, 2].map((threads) =>
      JSON.stringify(toClassifierFile(trainClassifier(even, { seed, threads }).model)),
    )
    expect(files[0]).toBe(files[1])
  })

  it('judges a sample of very many examples, and learns the same from all', () => {
    const all = trainClassifier(even, { seed })
    const { model, leftOut } = trainClassifier(even, { seed, mostJudged: 100 })
    const judged = even.flatMap((_, i) => (leftOut.basis[i] === 'full' ? [i] : []))
    expect(judged).toHaveLength(50)
    expect(leftOut.basis.filter((basis) => basis === 'none')).toHaveLength(130)
    for (let i = 0; i < even.length; i += 1) {
      const own = leftOut.scores.subarray(i * 3, i * 3 + 3)
      const expected = judged.includes(i)
        ? all.leftOut.scores.subarray(i * 3, i * 3 + 3)
        : [0, 0, 0]
      own.forEach((score, c) => {
        expect(score).toBeCloseTo(expected[c] ?? 0, 4)
      })
    }
    const question = { text: 'word1 of 3', vector: even[70]?.vector ?? null }
    const decisions = [all.model, model].map((one) => new Classifier(one).classify(question).scores)
    decisions[0]?.forEach((score, c) => {
      expect(decisions[1]?.[c]).toBeCloseTo(score, 2)
    })
  })

  it('says of each example what the others would have said', () => {
    const { leftOut } = trainClassifier(even, { seed })
    const left = even[0]
    const without = trainClassifier(even.slice(1), { seed })
    const decision = new Classifier(without.model).classify(left ?? { text: '', vector: null })
    expect(leftOut.basis[0]).toBe('full')
    decision.scores.forEach((score, c) => {
      expect(leftOut.scores[c]).toBeCloseTo(score, 1)
    })
  })

  it('is as sure as it is right on examples that were left out', () => {
    const { model, leftOut } = trainClassifier(even, { seed, features: { words: false } })
    const sure = even.map((_, i) => Math.max(...leftOut.probabilities.subarray(i * 3, i * 3 + 3)))
    const right = even.filter(({ label }, i) => {
      const own = leftOut.probabilities.subarray(i * 3, i * 3 + 3)
      return model.labels[own.indexOf(Math.max(...own))] === label
    })
    const meanSureness = sure.reduce((a, b) => a + b, 0) / sure.length
    expect(Math.abs(meanSureness - right.length / even.length)).toBeLessThan(0.05)
  })

  it('still finds a label with few examples among many of others', () => {
    const { model } = trainClassifier(overlapping([200, 200, 4]), { seed })
    const vector = Float32Array.from({ length: 12 }, (_, d) => (d === 2 ? 1 : 0))
    const { winner } = new Classifier(model).explain({ text: 'word2 of 1', vector })
    expect(winner).toBe('label 2')
  })

  it('takes a label with a single example', () => {
    const { model } = trainClassifier(overlapping([5, 5, 1]), { seed })
    expect(model.labels).toHaveLength(3)
  })

  it('trusts examples by their weight', () => {
    const doubted = even.map((example) =>
      example.label === 'label 2' ? { ...example, weight: 0.001 } : example,
    )
    const { model } = trainClassifier(doubted, { seed })
    const vector = Float32Array.from({ length: 12 }, (_, d) => (d < 3 ? 1 / Math.sqrt(3) : 0))
    const { probabilities } = new Classifier(model).classify({ text: '', vector })
    expect(probabilities[2]).toBeLessThan(probabilities[0] ?? 0)
  })

  it('learns from words where no example has a vector', () => {
    const blind = even.map((example) => ({ ...example, vector: null }))
    const { model, leftOut } = trainClassifier(blind, { seed })
    expect(model.full).toBeNull()
    expect(new Set(leftOut.basis)).toEqual(new Set(['words']))
  })

  it('hears features of the caller’s own', () => {
    const hinted = even.map((example) => ({
      ...example,
      text: 'same for all',
      vector: null,
      extra: { [`keyword ${example.label}`]: 1 },
    }))
    const { model } = trainClassifier(hinted, { seed })
    const extra = { 'keyword label 1': 1 }
    const { winner } = new Classifier(model).explain({ text: 'same for all', vector: null, extra })
    expect(winner).toBe('label 1')
  })

  it('reports how far it is', () => {
    const steps: number[] = []
    trainClassifier(even, { seed, onProgress: (done) => steps.push(done) })
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
    expect(steps.at(-1)).toBeCloseTo(1)
  })

  it.each([
    ['TRAINING_NEEDS_CLASSES', even.filter(({ label }) => label === 'label 0')],
    ['TRAINING_NEEDS_CLASSES', []],
    ['INVALID_EXAMPLES', [...even, { text: 'odd', label: 'x', vector: new Float32Array(3) }]],
    ['INVALID_EXAMPLES', [...even, { text: 'odd', label: 'x', vector: null, weight: 0 }]],
    [
      'INVALID_EXAMPLES',
      [...even, { text: 'odd', label: 'x', vector: new Float32Array(12).fill(NaN) }],
    ],
  ])('refuses what it cannot learn from with %s', (code, examples) => {
    expect(() => trainClassifier(examples, { seed })).toThrow(expect.objectContaining({ code }))
  })
})
