import { expect, it } from 'vitest'
import { SpellingIndex } from './spelling-index'

const index = new SpellingIndex([
  ...['address', 'better', 'booking', 'family', 'form', 'order', 'house', 'separate', 'shape'],
])

it.each([
  ['adress', 'address'],
  ['adddress', 'address'],
  ['bookng', 'booking'],
  ['huose', 'house'],
  ['fomr', 'form'],
  ['famly', 'family'],
  ['seperate', 'separate'],
  ['bookimg', 'booking'],
])('reads “%s” as “%s”', (word, meant) => expect(index.nearest(word)).toBe(meant))

it.each(['butter', 'forum', 'border', 'shaped', 'hose', 'for', '', '12345'])(
  'leaves “%s” as it is',
  (word) => expect(index.nearest(word)).toBeNull(),
)
