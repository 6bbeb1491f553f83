import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lastPlace, placeAfterMove, spread } from './rule-place'

const inOrder = (rules: readonly { id: string; position: number }[]) =>
  [...rules].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))

describe('the place of a rule', () => {
  it('is behind all others at first', () => {
    expect(lastPlace([])).toBeGreaterThan(0)
    expect(lastPlace([{ id: 'a', position: 7 }])).toBeGreaterThan(7)
  })

  it('changes by one with each move, whatever the places are, and never the others’', () => {
    const positions = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 8 })
    const moves = fc.array(fc.tuple(fc.nat(), fc.constantFrom('up' as const, 'down' as const)), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(positions, moves, (made, all) => {
        let rules = inOrder(made.map((position, i) => ({ id: `rule ${i}`, position })))
        for (const [n, to] of all) {
          const at = n % rules.length
          const id = rules[at]?.id ?? ''
          const expected = moved(
            rules.map((rule) => rule.id),
            { at, to },
          )
          if (placeAfterMove(rules, id, to) === 'crowded') rules = [...spread(rules)]
          const position = placeAfterMove(rules, id, to)
          if (typeof position === 'number') {
            rules = inOrder(rules.map((rule) => (rule.id === id ? { id, position } : rule)))
          }
          expect(rules.map((rule) => rule.id)).toEqual(expected)
        }
      }),
    )
  })
})

function moved(ids: readonly string[], { at, to }: { at: number; to: 'up' | 'down' }) {
  const other = to === 'up' ? at - 1 : at + 1
  const [one, passed] = [ids[at], ids[other]]
  if (one === undefined || passed === undefined) return ids
  return ids.map((id, i) => (i === at ? passed : i === other ? one : id))
}
