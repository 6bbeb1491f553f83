import { labels } from '@shared/ask/assistant'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClubExample, countExamples, exampleKey, mergeExamples } from './training-data'

let made = 0
const club = (text: string, fields: Partial<ClubExample> = {}): ClubExample => {
  made += 1
  return {
    ...{ id: `id-${made}`, text, label: 'tech', source: 'staff', labelledBy: 'Ada' },
    ...{ labelledAt: '2026-11-20T12:00:00.000Z', traceId: null, pending: false, ...fields },
  }
}
const at = (minute: number) => `2026-11-20T12:${String(minute).padStart(2, '0')}:00.000Z`
const seeds = [
  { text: 'Bay 3 is dark', label: 'tech' },
  { text: 'when are you open?', label: 'customer-info' },
  { text: 'WHEN are you open?', label: 'general' },
] as const

describe('mergeExamples', () => {
  it('is the seeds, each text once, as long as the club has said nothing', () => {
    const { examples, conflicts } = mergeExamples(seeds, [])
    expect(examples.map(({ text, label }) => [text, label])).toEqual([
      ['Bay 3 is dark', 'tech'],
      ['when are you open?', 'customer-info'],
    ])
    expect(conflicts).toEqual([])
  })

  it('takes the club’s label for a seed, in its place', () => {
    const mine = club('bay  3 is DARK', { label: 'booking' })
    const { examples, seeds: left } = mergeExamples(seeds, [mine, club('new')])
    expect(examples.map(({ label }) => label)).toEqual(['booking', 'customer-info', 'tech'])
    expect(left.map(({ text }) => text)).toEqual(['when are you open?'])
  })

  it('knows a seed again although the club’s text of it is masked', () => {
    const seed = { text: 'pin 4821 is refused', label: 'tech' } as const
    const { examples } = mergeExamples([seed], [club('pin •••• is refused', { label: 'booking' })])
    expect(examples.map(({ label }) => label)).toEqual(['booking'])
  })

  it('keeps the newest of repeats, and leaves out what people labelled differently', () => {
    const old = club('lamp', { labelledAt: at(1) })
    const newer = club('Lamp', { labelledAt: at(2) })
    expect(mergeExamples([], [old, newer]).examples).toEqual([newer])
    const other = club('lamp ', { labelledAt: at(3), label: 'general' })
    const { examples, conflicts } = mergeExamples(
      [{ text: 'lamp', label: 'tech' }],
      [old, newer, other],
    )
    expect(examples).toEqual([])
    expect(conflicts).toEqual([{ text: 'lamp ', examples: [other, newer, old] }])
  })

  it('counts by label and origin', () => {
    const counts = countExamples(
      mergeExamples(seeds, [club('a', { labelledAt: at(4) }), club('b', { labelledAt: at(2) })])
        .examples,
    )
    expect(counts.map(({ label }) => label)).toEqual(labels)
    expect(counts.find(({ label }) => label === 'tech')).toEqual({
      ...{ label: 'tech', seed: 1, club: 2, latestAt: at(4) },
    })
  })
})

describe('mergeExamples of anything', () => {
  const text = fc.constantFrom('a', 'A', ' b', 'b', 'pin 1234', 'pin 4321', 'c', '')
  const label = fc.constantFrom(...labels)
  const someSeeds = fc.array(fc.record({ text, label }), { maxLength: 8 })
  const example = fc
    .record({ text, label, minute: fc.integer({ min: 0, max: 3 }) })
    .map(({ minute, ...fields }) => club(fields.text, { ...fields, labelledAt: at(minute) }))
  const someClub = fc.array(example, { maxLength: 10 })

  it('does not depend on the order in which the club’s examples came', () => {
    const shuffled = someClub.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    fc.assert(
      fc.property(someSeeds, shuffled, (first, [all, mixed]) => {
        const { conflicts, ...one } = mergeExamples(first, all)
        const { conflicts: others, ...other } = mergeExamples(first, mixed)
        expect(other.examples).toEqual(one.examples)
        expect(other.fingerprint).toBe(one.fingerprint)
        expect(new Set(others)).toEqual(new Set(conflicts))
      }),
    )
  })

  it('has no text of the club twice, with the club’s label wherever it is agreed upon', () => {
    fc.assert(
      fc.property(someSeeds, someClub, (first, all) => {
        const { examples, conflicts } = mergeExamples(first, all)
        const ofClub = examples
          .filter(({ source }) => source !== 'seed')
          .map((each) => exampleKey(each.text))
        expect(new Set(ofClub).size).toBe(ofClub.length)
        const left = new Set(conflicts.map((each) => exampleKey(each.text)))
        for (const { text: of, label: wanted } of all) {
          const found = examples.filter((each) => exampleKey(each.text) === exampleKey(of))
          if (left.has(exampleKey(of))) expect(found).toEqual([])
          else expect(found.map((each) => each.label)).toEqual([wanted])
        }
      }),
    )
  })

  it('has another fingerprint exactly when texts or labels are others', () => {
    fc.assert(
      fc.property(someSeeds, someClub, someClub, (first, one, other) => {
        const content = (all: readonly ClubExample[]) =>
          JSON.stringify(mergeExamples(first, all).examples.map((each) => [each.text, each.label]))
        const same = content(one) === content(other)
        const [a, b] = [mergeExamples(first, one), mergeExamples(first, other)]
        expect(a.fingerprint === b.fingerprint).toBe(same)
      }),
    )
  })
})
