import { normaliseQuestion } from '@shared/ask/question-text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Classifier } from './classifier'
import { type ClassifierExample, trainClassifier } from './train-classifier'

const things = { tech: ['projector', 'screen', 'sensor'], booking: ['refund', 'booking', 'slot'] }
const phrases = ['the # is broken', 'my # please', 'what about a #', 'help with #', '# again']

/** A direction of meaning for each label, with some of the text's own. */
function vectorOf(label: string, text: string): Float32Array {
  const vector = new Float32Array(8)
  vector[label === 'tech' ? 0 : label === 'booking' ? 1 : 2] = 1
  vector[3 + (text.length % 5)] = 0.5
  return vector.map((value) => value / Math.hypot(1, 0.5))
}

const task: readonly ClassifierExample[] = Object.entries(things).flatMap(([label, words]) =>
  words.flatMap((word) =>
    phrases.map((phrase) => {
      const text = phrase.replace('#', word)
      return { text, label, vector: vectorOf(label, text) }
    }),
  ),
)

const trained = trainClassifier(task, { seed: 1 })
const classifier = new Classifier(trained.model)
const winner = (probabilities: Float64Array) =>
  classifier.labels[probabilities.indexOf(Math.max(...probabilities))]

describe('Classifier', () => {
  it('tells labels apart on questions it has not seen', () => {
    const text = 'where is the projector'
    const decision = classifier.classify({ text, vector: vectorOf('tech', text) })
    expect(decision.basis).toBe('full')
    expect(winner(decision.probabilities)).toBe('tech')
  })

  it('decides by words alone while there is no vector', () => {
    const decision = classifier.classify({ text: 'i want a refund', vector: null })
    expect(decision.basis).toBe('words')
    expect(winner(decision.probabilities)).toBe('booking')
  })

  it('follows the meaning where no word is known', () => {
    const vector = vectorOf('booking', 'x')
    expect(winner(classifier.classify({ text: 'x', vector }).probabilities)).toBe('booking')
  })

  it('reads misspelt words by their pieces', () => {
    const { probabilities } = classifier.classify({ text: 'projecter', vector: null })
    expect(winner(probabilities)).toBe('tech')
  })

  it('is undecided where there is nothing to read', () => {
    const { probabilities } = classifier.classify({ text: '', vector: null })
    expect([...probabilities]).toEqual([0.5, 0.5])
  })

  it('names the words that spoke for the winner, and each opinion apart', () => {
    const text = 'the projector is broken'
    const explanation = classifier.explain({ text, vector: vectorOf('tech', text) })
    expect(explanation).toMatchObject({ winner: 'tech', runnerUp: 'booking' })
    expect(explanation.terms[0]).toMatchObject({ term: expect.stringContaining('projector') })
    expect(explanation.terms[0]?.contribution).toBeGreaterThan(0)
    expect(explanation.meaning).toBeGreaterThan(0)
    expect(winner(explanation.byWords)).toBe('tech')
    expect(winner(explanation.byMeaning ?? new Float64Array())).toBe('tech')
    expect(classifier.explain({ text, vector: null })).toMatchObject({
      meaning: null,
      byMeaning: null,
    })
  })

  it('takes a very long text', () => {
    const text = normaliseQuestion('refund my booking '.repeat(3_000)).slice(0, 50_000)
    expect(winner(classifier.classify({ text, vector: null }).probabilities)).toBe('booking')
  })

  it('says what to do about a vector of another model', () => {
    const input = { text: 'refund', vector: new Float32Array(3) }
    expect(() => classifier.classify(input)).toThrow(/Train the classifier again/)
  })

  it('gives probabilities for any text and any direction', () => {
    const direction = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: 8,
      maxLength: 8,
    })
    const text = fc.string({ unit: 'binary', maxLength: 300 })
    fc.assert(
      fc.property(text, fc.option(direction), (written, numbers) => {
        const length = Math.hypot(...(numbers ?? [])) || 1
        const vector = numbers === null ? null : Float32Array.from(numbers, (x) => x / length)
        const input = { text: normaliseQuestion(written), vector }
        const { probabilities } = classifier.explain(input)
        expect(probabilities.every((value) => value >= 0 && value <= 1)).toBe(true)
        expect(probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
      }),
    )
  })
})
