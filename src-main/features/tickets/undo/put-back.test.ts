import { describe, expect, it } from 'vitest'
import type { EditableFields } from './editable-fields'
import { fieldsChanged, putBack } from './put-back'

const start: EditableFields = {
  ...{ title: 'Projector hums', description: '', category: 'tech', priority: 'low' },
  ...{ status: 'open', locationId: 'harbour', bayId: 'bay 1', assigneeId: null },
  ...{ tags: ['lamp'], dueAt: null, watchers: [], checklist: [], parentId: null },
  ...{ cause: null, fix: null },
}

/** What undoing `mine` does when `theirs` came after it. */
function undone(mine: Partial<EditableFields>, theirs: Partial<EditableFields> = {}) {
  const after = { ...start, ...mine }
  const changed = fieldsChanged(start, after) ?? expect.fail('nothing changed')
  return putBack(changed, { ...after, ...theirs })
}

describe('putting a change back', () => {
  it('sets what it changed, and nothing else', () => {
    const back = undone({ priority: 'urgent', tags: ['noise'] }, { title: 'It hums loudly' })
    expect(back).toEqual({ set: { priority: 'low', tags: ['lamp'] }, left: [] })
  })

  it('leaves what somebody changed since', () => {
    const back = undone({ priority: 'urgent', title: 'Hum' }, { priority: 'high' })
    expect(back).toEqual({ set: { title: 'Projector hums' }, left: ['priority'] })
  })

  it('calls nothing left that reads as before already', () => {
    expect(undone({ priority: 'urgent' }, { priority: 'low' })).toEqual({ set: {}, left: [] })
  })

  it('takes only its own tags and watchers out of what others have added to', () => {
    const mine = { tags: ['noise'], watchers: ['me'] }
    const theirs = { tags: ['noise', 'fan'], watchers: ['me', 'other'] }
    expect(undone(mine, theirs)).toEqual({
      set: { tags: ['fan', 'lamp'], watchers: ['other'] },
      left: [],
    })
  })

  it('puts location and bay back together, or neither', () => {
    const moved = { locationId: 'truro', bayId: null }
    expect(undone(moved).set).toEqual({ locationId: 'harbour', bayId: 'bay 1' })
    expect(undone(moved, { bayId: 'bay 7' })).toEqual({ set: {}, left: ['locationId', 'bayId'] })
    // The bay it had is not at the location that somebody chose since.
    expect(undone({ bayId: null }, { locationId: 'truro' })).toEqual({ set: {}, left: ['bayId'] })
  })

  it('knows when nothing was changed', () => {
    expect(fieldsChanged(start, { ...start, tags: ['lamp'] })).toBeNull()
  })
})
