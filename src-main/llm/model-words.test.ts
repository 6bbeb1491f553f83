import { expect, it } from 'vitest'
import { openModelWords } from './model-words'

const vectorOf = openModelWords()

const cosine = (one: string, other: string) => {
  const [a, b] = [vectorOf(one), vectorOf(other)]
  if (a === null || b === null) return Number.NaN
  return a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0)
}

it.each([
  ['car', 'vehicle', 'banana'],
  ['doctor', 'nurse', 'window'],
  ['refund', 'repayment', 'weather'],
  ['closing', 'opening', 'chicken'],
])('%s is nearer to %s than to %s', (word, near, far) => {
  expect(cosine(word, near)).toBeGreaterThan(cosine(word, far) + 0.1)
  expect(cosine(word, word)).toBeCloseTo(1, 5)
})

it('puts a word together from pieces, and reads accents as letters', () => {
  expect(cosine('reupholstering', 'upholstery')).toBeGreaterThan(0.3)
  expect(vectorOf('café')).toEqual(vectorOf('cafe'))
  expect(vectorOf("guest's")).not.toBeNull()
})

it('knows nothing of what it has no pieces for', () => {
  expect(vectorOf('')).toBeNull()
  expect(vectorOf('\u{10ffff}')).toBeNull()
})

it('knows no word where the model is not there', () => {
  const vectorOfNone = openModelWords({ tokenizerPath: '/nowhere', weightsPath: '/nowhere' })
  expect(vectorOfNone('car')).toBeNull()
})
