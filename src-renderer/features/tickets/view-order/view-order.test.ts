import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { movedView, orderedViews } from './view-order'

const ids = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 })
const views = (names: readonly string[]) => names.map((id) => ({ id }))

describe('the order of views', () => {
  test('loses none and shows none twice, whatever is remembered', () => {
    fc.assert(
      fc.property(ids, ids, (there, order) => {
        const shown = orderedViews(views(there), order).map(({ id }) => id)
        expect(shown.toSorted()).toEqual(there.toSorted())
        const known = order.filter((id) => there.includes(id))
        expect(shown.slice(0, known.length)).toEqual(known)
      }),
    )
  })

  test('has one moved to where it was put, and the others as they were', () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: -3, max: 12 }), (order, to) => {
        const [id = 'none'] = order
        const moved = movedView(order, id, to)
        const others = (all: readonly string[]) => all.filter((one) => one !== id)
        expect(others(moved)).toEqual(others(order))
        const place = Math.max(0, Math.min(order.length - 1, to))
        if (order.length > 0) expect(moved.indexOf(id)).toBe(place)
      }),
    )
  })

  test('has new views last', () => {
    expect(orderedViews(views(['open', 'mine', 'new']), ['mine', 'open'])).toEqual(
      views(['mine', 'open', 'new']),
    )
  })
})
