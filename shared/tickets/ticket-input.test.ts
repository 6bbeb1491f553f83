import { describe, expect, it } from 'vitest'
import { ticketAssignmentRoutes } from './ticket-assignment-contract'
import { ticketRoutes } from './ticket-contract'
import { ticketTemplateRoutes } from './ticket-template-contract'

const made = { title: 'Lamp', category: 'tech', priority: 'low', locationId: 'harbour' }
const ticketOf = (more: object) =>
  ticketRoutes['tickets.create'].input.safeParse({ ...made, ...more }).success
const templateOf = (more: object) =>
  ticketTemplateRoutes['tickets.save-template'].input.safeParse({
    ...{ ...made, name: 'Lamps', description: '', bayId: null, assigneeId: null, checklist: [] },
    ...{ dueAfterHours: null, schedule: null, tags: [], ...more },
  }).success

describe('what a ticket may be', () => {
  it.each([
    ['\u200b', false],
    ['\u3164 \u2800', false],
    ['\ufe0f', false],
    ['👩‍🔧', true],
    ['\u200fشاشة', true],
  ])('shows a title: %j is one: %s', (title, isOne) => {
    expect(ticketOf({ title })).toBe(isOne)
    expect(templateOf({ title })).toBe(isOne)
  })

  it.each([['c++'], ['=cmd'], ['a;b'], ['👍']])('has no tag %j, of a template neither', (tag) => {
    expect(ticketOf({ tags: [tag] })).toBe(false)
    expect(templateOf({ tags: [tag] })).toBe(false)
  })

  it.each([
    ['0000-01-01T00:00:00Z', false],
    ['0202-12-01T15:00:00Z', false],
    ['2026-12-01T15:00:00Z', true],
    ['9999-12-31T23:59:59Z', true],
  ])('is due in a year that the database knows: %s', (dueAt, isOne) => {
    expect(ticketOf({ dueAt })).toBe(isOne)
    const shift = {
      staffId: '0198c7de-0000-7000-8000-000000000001',
      locationId: null,
      startsAt: dueAt,
      endsAt: dueAt,
    }
    const { input } = ticketAssignmentRoutes['tickets.add-shift']
    expect(input.safeParse(shift).success).toBe(isOne)
  })
})
