import type { Conflict } from '@shared/sync/sync-contract'
import { describe, expect, it } from 'vitest'
import { sideText, subjectText, valueText, writtenTexts } from './value-text'

const conflict: Conflict = {
  id: '1',
  entity: 'tickets',
  rowId: '2',
  title: 'Projector',
  field: 'title',
  kind: 'field',
  base: 'Projector',
  theirs: 'Projector dark',
  theirsBy: 'Dana',
  mine: 'Projector flickers',
  mineBy: 'Marcus',
  madeAt: '2025-11-22T14:02:00.000Z',
}

describe('valueText', () => {
  it.each([
    ['in-progress', 'status', 'In progress'],
    ['Projector dark', 'title', 'Projector dark'],
    ['', 'description', 'nothing'],
    [null, 'assignee_id', 'nothing'],
    [['hdmi', 'bay'], 'tags', 'hdmi, bay'],
    [3, 'count', '3'],
    [false, 'active', 'no'],
  ])('shows %j of %s as %s', (value, field, text) =>
    expect(valueText(value, { entity: 'tickets', field })).toBe(text),
  )
})

describe('writtenTexts', () => {
  it('lets two written texts be merged, also one that was emptied', () => {
    expect(writtenTexts({ ...conflict, mine: '' })).toEqual({ theirs: 'Projector dark', mine: '' })
  })

  it.each([
    { field: 'status', theirs: 'open', mine: 'resolved' },
    { field: 'assignee_id', theirs: 'a', mine: 'b' },
    { field: 'tags', theirs: ['a'], mine: ['b'] },
    { field: null, kind: 'delete-of-edited' as const },
    { kind: 'edit-of-deleted' as const },
  ])('offers only the two sides of %j', (change) =>
    expect(writtenTexts({ ...conflict, ...change })).toBeNull(),
  )
})

describe('sideText', () => {
  it('says which side deleted the row, and what the other one wrote', () => {
    const edited = { ...conflict, kind: 'edit-of-deleted' } as const
    expect(sideText(edited, 'theirs')).toBe('Deleted')
    expect(sideText(edited, 'mine')).toBe('Projector flickers')
    expect(subjectText(edited)).toBe('Deleted, then changed: Title')
    const deleted = { ...conflict, field: null, kind: 'delete-of-edited', theirs: null } as const
    expect(sideText(deleted, 'theirs')).toBe('Kept, with the changes')
    expect(sideText(deleted, 'mine')).toBe('Deleted')
    expect(sideText(deleted, 'base')).toBe('')
    expect(subjectText(deleted)).toBe('Changed and deleted')
  })
})
