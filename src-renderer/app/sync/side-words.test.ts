import { expect, it } from 'vitest'
import { sideWords } from './side-words'

const conflict = {
  id: '1',
  entity: 'tickets',
  rowId: '2',
  title: 'Projector',
  field: 'title',
  kind: 'field',
  base: 'a',
  theirs: 'b',
  mine: 'c',
  madeAt: '2025-11-22T14:02:00.000Z',
} as const

it.each([
  ['Marcus', 'Dana', 'Keep theirs', 'Use mine'],
  ['Dana', 'Marcus', 'Keep mine', 'Use theirs'],
  ['Ana', 'Marcus', 'Keep what Ana wrote', 'Use what Marcus wrote'],
  ['Dana', 'Dana', 'Keep the first', 'Use the later one'],
  [null, 'Marcus', 'Keep what somebody wrote', 'Use what Marcus wrote'],
])('between %s and %s Dana reads “%s” and “%s”', (theirsBy, mineBy, keep, take) =>
  expect(sideWords({ ...conflict, theirsBy, mineBy }, 'Dana')).toEqual({ keep, take }),
)
