import { ticketTemplateRoutes } from '@shared/tickets/ticket-template-contract'
import { describe, expect, it } from 'vitest'
import { draftOf, savedOf, type TemplateDraft } from './template-draft'

const draft = (more: Partial<TemplateDraft> = {}): TemplateDraft => ({
  ...draftOf(null, 'harbour'),
  ...{ name: 'Monthly projector clean', title: 'Clean the projectors' },
  ...more,
})

const { input } = ticketTemplateRoutes['tickets.save-template']

describe('the form of a template', () => {
  it('saves what the contract takes, and shows it again', () => {
    const written = draft({
      ...{ repeats: 'week', days: ['thu', 'mon'], checklist: ' Lens \n\nFilter', dueAfter: '48' },
    })
    const saved = input.parse(savedOf(written))
    expect(saved).toMatchObject({
      schedule: { every: 'week', on: ['mon', 'thu'], at: '09:00' },
      ...{ checklist: ['Lens', 'Filter'], dueAfterHours: 48 },
    })
    const shown = { ...saved, id: 'x', bayNumber: null, assigneeName: null }
    expect(draftOf({ ...shown, nextAt: null, pending: false }, null)).toEqual({
      ...written,
      ...{ days: ['mon', 'thu'], checklist: 'Lens\nFilter' },
    })
  })

  it.each<readonly [string, Partial<TemplateDraft>]>([
    ['no name', { name: ' ' }],
    ['no title', { title: '' }],
    ['no location to come again at', { repeats: 'day', locationId: null }],
    ['no day', { repeats: 'week', days: [] }],
    ['a day that no month has', { repeats: 'month', dayOfMonth: '32' }],
    ['no time', { repeats: 'day', at: '' }],
    ['half an hour', { dueAfter: '0.5' }],
    ['a word', { dueAfter: 'soon' }],
  ])('waits where there is %s', (_case, more) => {
    expect(savedOf(draft(more))).toBeNull()
  })
})
