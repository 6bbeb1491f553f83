import { expect, it } from 'vitest'
import { SpellingIndex } from './spelling-index'

const index = new SpellingIndex(['address', 'better', 'booking', 'form', 'order', 'house', 'shape'])

it.each([
  ['adress', 'address'],
  ['adddress', 'address'],
  ['bookng', 'booking'],
  ['huose', 'house'],
  ['fomr', 'form'],
])('reads “%s” as “%s”', (word, meant) => expect(index.nearest(word)).toBe(meant))

it.each(['butter', 'forum', 'border', 'shaped', 'hose', 'for', '', '12345'])(
  'leaves “%s” as it is',
  (word) => expect(index.nearest(word)).toBeNull(),
)
