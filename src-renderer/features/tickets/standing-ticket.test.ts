import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { describe, expect, test } from 'vitest'
import { standingTicket } from './standing-ticket'

const ticket: TicketDetail = {
  ...{ id: 'one', title: 'Projector dark', description: '', category: 'tech' },
  ...{ priority: 'medium', status: 'open', locationId: 'harbour', bayId: 'bay 3', bayNumber: 3 },
  ...{ assigneeId: null, assigneeName: null, tags: [], dueAt: null, checklist: [] },
  ...{ createdAt: '2025-11-22T14:00:00Z', updatedAt: '2025-11-22T14:00:00Z', resolvedAt: null },
  ...{ answeredAt: null, cause: null, fix: null, parentId: null, templateId: null, traceId: null },
  ...{ nextDueAt: null, breached: false, photos: 0, commentCount: 0 },
  ...{ creatorName: null, watching: false, mergedIntoId: null, pending: false, conflicts: 0 },
}

describe('a ticket with changes on their way', () => {
  test('reads as after all of them, later ones over earlier ones', () => {
    const standing = standingTicket(ticket, [
      { status: 'waiting' },
      { tags: ['projector'] },
      { status: 'resolved' },
    ])
    expect(standing).toEqual({ ...ticket, status: 'resolved', tags: ['projector'] })
  })

  test('loses its bay with its location, unless another one is given', () => {
    expect(standingTicket(ticket, [{ locationId: 'bedford' }]).bayId).toBeNull()
    expect(standingTicket(ticket, [{ locationId: 'harbour' }]).bayId).toBe('bay 3')
    expect(standingTicket(ticket, [{ locationId: 'bedford', bayId: 'bay 9' }]).bayId).toBe('bay 9')
  })
})
