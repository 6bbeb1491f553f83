import { expect, it } from 'vitest'
import { wordDifference } from './word-difference'

const marked = (text: ReturnType<typeof wordDifference>['left']) =>
  text.map((part) => (part.changed ? `[${part.text}]` : part.text)).join('')

it.each([
  ['same', 'same', 'same', 'same'],
  [
    'Projector dark in bay 4',
    'Projector flickers in bay 4',
    'Projector [dark] in bay 4',
    'Projector [flickers] in bay 4',
  ],
  ['', 'new', '', '[new]'],
  ['bay 4, left', 'bay 4', 'bay 4[, left]', 'bay 4'],
  [
    'cuts out after a swing',
    'stays dark all evening',
    '[cuts out after a swing]',
    '[stays dark all evening]',
  ],
  ['Tür öffnet nicht', 'Tür schließt nicht', 'Tür [öffnet] nicht', 'Tür [schließt] nicht'],
])('marks what only one of “%s” and “%s” has', (left, right, leftMarked, rightMarked) => {
  const difference = wordDifference(left, right)
  expect(marked(difference.left)).toBe(leftMarked)
  expect(marked(difference.right)).toBe(rightMarked)
})

it('gives both texts back unmarked when they are too long to compare', () => {
  const long = 'word '.repeat(2_000)
  expect(wordDifference(long, `${long}x`).right).toEqual([{ text: `${long}x`, changed: false }])
})
