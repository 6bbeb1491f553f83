import { expect, it } from 'vitest'
import { leftOutOf, trainIntents } from './intents'

/** Sixty questions of three labels, each around a direction of its own. */
const examples = Array.from({ length: 60 }, (_, i) => {
  const raw = Float32Array.from({ length: 8 }, (_unused, d) =>
    d === i % 3 ? 1 : ((i * d) % 7) / 20,
  )
  const length = Math.hypot(...raw)
  const vector = raw.map((value) => value / length)
  return { text: `word${i % 3} number ${i}`, label: `label ${i % 3}`, vector }
})

it('learns the scope from the examples that were judged, where that is a sample', () => {
  const { model, leftOut } = trainIntents({ examples, seed: 1, mostJudged: 40 })
  const judged = examples.filter((_, i) => leftOutOf(leftOut, i) !== undefined)
  expect(judged).toHaveLength(20)
  expect(model.scope?.rehearsal).toMatchObject({ examples: 20, accuracy: 1 })
})

it('rehearses every example of a usual set', () => {
  const { model } = trainIntents({ examples, seed: 1 })
  expect(model.scope?.rehearsal.examples).toBe(60)
})
