import { readFileSync } from 'node:fs'
import { roles } from '@shared/accounts/role'
import { labels } from '@shared/ask/assistant'
import { noContext, type RoutingContext } from '@shared/ask/routing-context'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileContext, shiftScores } from './context-evidence'

const shipped = compileContext(JSON.parse(readFileSync('resources/routing/context.json', 'utf8')))

const even = labels.map((label) => ({ label, probability: 1 / labels.length }))
const probabilityOf = (scores: typeof even, label: string) =>
  scores.find((score) => score.label === label)?.probability ?? 0

describe('what is known beside the words', () => {
  it('is nothing where nothing is known, and leaves the very same scores', () => {
    const { shifts, applied } = shipped(noContext)
    expect([...shifts, ...applied]).toEqual([])
    expect(shiftScores(even, shifts)).toBe(even)
  })

  it.each<[string, Partial<RoutingContext>, string]>([
    ['at night', { afterHours: true }, 'booking'],
    ['at the kiosk', { role: 'kiosk', channel: 'kiosk' }, 'customer-info'],
    ['in a customer’s message', { channel: 'message' }, 'booking'],
    ['after a question about a bay', { recent: ['tech', 'none'] }, 'tech'],
    ['after an alarm', { recent: ['emergency'] }, 'emergency'],
  ])('speaks a little for another label %s', (_case, known, label) => {
    const { shifts, applied } = shipped({ ...noContext, ...known })
    expect(applied).toHaveLength(1)
    const shifted = shiftScores(even, shifts)
    expect(shifted[0]?.label).toBe(label)
    expect(shifted[0]?.probability).toBeLessThan(0.25)
  })

  it('adds up, but never to more than one', () => {
    const rule = { when: 'kiosk', label: 'brand', logOdds: -0.7, why: 'twice' }
    const { shifts, applied } = compileContext([rule, rule])({ ...noContext, channel: 'kiosk' })
    expect([...shifts, applied]).toEqual([['brand', -1], ['kiosk']])
  })

  it.each([
    [{ when: 'toString', label: 'tech', logOdds: 0.1, why: 'x' }, /no such condition/],
    [{ when: 'kiosk', label: 'techs', logOdds: 0.1, why: 'x' }, /label/],
    [{ when: 'kiosk', label: 'tech', logOdds: 1.1, why: 'x' }, /logOdds/],
    [{ when: 'kiosk', label: 'emergency', logOdds: -0.1, why: 'x' }, /less likely/],
    [{ when: 'kiosk', label: 'tech', logOdds: 0.1 }, /why/],
  ])('is refused where it is written wrongly: %j', (rule, message) => {
    expect(() => compileContext([rule])).toThrow(message)
  })
})

const contexts = fc.record<RoutingContext>({
  role: fc.constantFrom(...roles),
  channel: fc.constantFrom('desk', 'kiosk', 'message'),
  placeNamed: fc.boolean(),
  afterHours: fc.boolean(),
  recent: fc.array(fc.constantFrom(...labels), { maxLength: 3 }),
})

/** Probabilities of all labels, zeros among them. */
const allScores = fc
  .array(fc.nat({ max: 1_000 }), { minLength: labels.length, maxLength: labels.length })
  .filter((weights) => weights.some((weight) => weight > 0))
  .map((weights) => {
    const sum = weights.reduce((a, b) => a + b)
    return labels.map((label, i) => ({ label, probability: (weights[i] ?? 0) / sum }))
  })

it('leaves probabilities, loses no label, and never hides an emergency', () => {
  fc.assert(
    fc.property(contexts, allScores, (context, scores) => {
      const shifted = shiftScores(scores, shipped(context).shifts)
      const probabilities = shifted.map(({ probability }) => probability)
      expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1)
      expect(Math.min(...probabilities)).toBeGreaterThanOrEqual(0)
      expect(new Set(shifted.map(({ label }) => label)).size).toBe(labels.length)
      expect(probabilityOf([...shifted], 'emergency')).toBeGreaterThanOrEqual(
        probabilityOf(scores, 'emergency') - 1e-12,
      )
    }),
  )
})

it('does not overrule words that are sure', () => {
  fc.assert(
    fc.property(contexts, fc.constantFrom(...labels), (context, sure) => {
      const rest = 0.05 / (labels.length - 1)
      const others = labels.filter((label) => label !== sure)
      const scores = [
        { label: sure, probability: 0.95 },
        ...others.map((label) => ({ label, probability: rest })),
      ]
      expect(shiftScores(scores, shipped(context).shifts)[0]?.label).toBe(sure)
    }),
  )
})
