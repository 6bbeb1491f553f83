import { expect, test } from 'vitest'
import { changeText, sittingText, type TimelineChange } from './change-text'

type Told = [TimelineChange['field'], string | null, string | null, string]

test.each<Told>([
  ['status', 'open', 'in-progress', 'moved it from Open to In progress'],
  ['status', 'some-later-status', 'open', 'moved it from some-later-status to Open'],
  ['priority', 'medium', 'urgent', 'changed the priority from Medium to Urgent'],
  ['title', 'Dark', 'Darker', 'renamed it from “Dark” to “Darker”'],
  ['location', 'Harbour', 'Bedford', 'moved it from Harbour to Bedford'],
  ['bay', null, '3', 'set the bay to 3'],
  ['bay', '3', '4', 'changed the bay from 3 to 4'],
  ['bay', '3', null, 'took away bay 3'],
  ['assignee', null, 'Dana Kessler', 'took it'],
  ['assignee', 'Dana Kessler', null, 'gave it up'],
  ['assignee', null, 'Theo Brandsma', 'assigned it to Theo Brandsma'],
  ['assignee', 'Theo Brandsma', null, 'took it from Theo Brandsma'],
  ['assignee', 'Theo Brandsma', 'Priya', 'handed it from Theo Brandsma to Priya'],
  ['tags', null, 'projector', 'added the tag projector'],
  ['tags', 'a', 'a, b, c', 'added the tags b, c'],
  ['tags', 'a, b', 'b, c', 'added the tag c, removed the tag a'],
  ['due', '2025-11-20T18:00:00Z', null, 'took away the due date'],
  ['watchers', null, 'Dana Kessler', 'started watching'],
  ['watchers', 'Theo Brandsma, Dana Kessler', 'Theo Brandsma', 'stopped watching'],
  ['watchers', null, 'Theo Brandsma', 'added Theo Brandsma to the watchers'],
  ['watchers', 'Priya', 'Theo', 'added Theo to the watchers, took Priya off the watchers'],
  ['checklist', '1/3', '2/3', 'changed the checklist (2 of 3 done)'],
  ['checklist', '1/3', null, 'removed the checklist'],
  ['merged', null, 'Bay 4 dark', 'merged it into “Bay 4 dark”'],
  ['deleted', '2025-11-20T18:00:00Z', null, 'restored it'],
])('tells of %s from %s to %s', (field, from, to, told) => {
  const change = { id: 'one', at: '2025-11-22T14:00:00Z', byName: 'Dana Kessler' }
  expect(changeText({ ...change, kind: 'change', field, from, to }, null)).toBe(told)
})

test('tells what was changed at once in the usual order, whatever the order it came in', () => {
  const change = { kind: 'change', byName: 'Dana Kessler', from: null } as const
  const at = '2025-11-22T14:00:00Z'
  const changes: TimelineChange[] = [
    { ...change, id: 'a', at, field: 'fix', to: 'Cable seated' },
    { ...change, id: 'b', at, field: 'cause', to: 'Loose cable' },
    { ...change, id: 'c', at, field: 'status', from: 'open', to: 'resolved' },
  ]
  expect(sittingText(changes, null)).toBe(
    'moved it from Open to Resolved, gave the cause: “Loose cable”, said what helped: “Cable seated”',
  )
})
