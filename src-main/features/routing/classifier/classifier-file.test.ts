import { describe, expect, it } from 'vitest'
import { Classifier } from './classifier'
import { readClassifierFile, toClassifierFile } from './classifier-file'
import { trainClassifier } from './train-classifier'

const texts = [
  'no sound in bay 2',
  'sound is gone 2024',
  'refund my booking',
  'booking 2024 refund',
]
const examples = texts.map((text, i) => ({
  text,
  label: i < 2 ? 'tech' : 'booking',
  vector: Float32Array.from({ length: 5 }, (_, d) => (d === i ? 0.8 : d === 4 ? 0.6 : 0)),
}))
const { model } = trainClassifier(examples, { seed: 1 })
const stored = () => JSON.parse(JSON.stringify(toClassifierFile(model)))

describe('a stored classifier', () => {
  it('decides the same when it is read again', () => {
    const [before, after] = [new Classifier(model), new Classifier(readClassifierFile(stored()))]
    for (const { text, vector } of examples) {
      expect(after.explain({ text, vector })).toEqual(before.explain({ text, vector }))
      expect(after.classify({ text, vector: null })).toEqual(
        before.classify({ text, vector: null }),
      )
    }
  })

  it('can be read by people: terms with their weights', () => {
    const terms = stored().full.blocks[0].terms
    expect(terms.refund).toHaveLength(3)
    expect(terms.refund[1]).toBeGreaterThan(terms.refund[2])
  })

  it('is refused with its version when that is another', () => {
    expect(() => readClassifierFile({ ...stored(), version: 2 })).toThrow(
      expect.objectContaining({
        code: 'CLASSIFIER_VERSION',
        message: expect.stringContaining('2'),
      }),
    )
  })

  it.each([
    ['nothing', () => null],
    ['another file', () => ({ hello: 1 })],
    ['missing labels', () => ({ ...stored(), labels: ['one'] })],
    ['another number of labels', () => ({ ...stored(), labels: ['a', 'b', 'c'] })],
    ['cut vectors', () => withMeaning({ vectors: 'AAAA' })],
    [
      'broken numbers',
      () => withMeaning({ coefficients: Buffer.alloc(32, 0xff).toString('base64') }),
    ],
  ])('is refused when it is %s', (_, content) => {
    expect(() => readClassifierFile(content())).toThrow(
      expect.objectContaining({ code: 'INVALID_CLASSIFIER' }),
    )
  })
})

function withMeaning(changes: object) {
  const file = stored()
  return { ...file, full: { ...file.full, meaning: { ...file.full.meaning, ...changes } } }
}
