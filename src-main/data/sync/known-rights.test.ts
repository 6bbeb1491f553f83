import { describe, expect, it } from 'vitest'
import { heldBack, mayMerge } from './known-rights'

const rights = {
  jobs: {
    readable: ['id', 'title', 'status'],
    insertable: ['id', 'title'],
    updatable: { title: 'keep-both', status: 'state' },
  },
} as const
const changing = (entity: string, field: string) => ({ entity, changes: { [field]: { to: 1 } } })

describe('heldBack', () => {
  it('keeps back what a server that is older than the app does not know', () => {
    expect(heldBack(changing('robots', 'title'), rights)).toContain('robots')
    expect(heldBack(changing('jobs', 'colour'), rights)).toContain('colour')
  })

  it('sends what is known, even if it may not be changed: the server says why', () => {
    expect(heldBack(changing('jobs', 'title'), rights)).toBeNull()
    expect(heldBack(changing('jobs', 'id'), rights)).toBeNull()
  })
})

describe('mayMerge', () => {
  it('lets two changes become one only where the steps between do not count', () => {
    expect(mayMerge(rights, 'jobs', 'title')).toBe(true)
    expect(mayMerge(rights, 'jobs', 'status')).toBe(false)
    expect(mayMerge(rights, 'jobs', 'colour')).toBe(false)
    expect(mayMerge(null, 'jobs', 'title')).toBe(false)
  })
})
