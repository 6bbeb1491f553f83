import { expect, test } from 'vitest'
import { dueState } from './due-state'

const now = new Date('2025-11-22T14:00:00Z')
const earlier = '2025-11-22T13:59:00Z'
const later = '2025-11-22T14:01:00Z'

test.each([
  [null, 'open', 'none'],
  [later, 'open', 'due'],
  [earlier, 'open', 'overdue'],
  [earlier, 'waiting', 'overdue'],
  [earlier, 'resolved', 'none'],
  [earlier, 'closed', 'none'],
  [earlier, 'archived', 'none'],
] as const)('due %s and %s: %s', (dueAt, status, state) => {
  expect(dueState({ dueAt, status }, now)).toBe(state)
})
