import type { TicketTemplate } from '@shared/tickets/ticket-template-contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from '../../../ipc/request'

interface Made {
  readonly template: TicketTemplate
  readonly locationId: string
}

const hourMs = 60 * 60_000

/** Makes a ticket of a template as it stands. */
export function useMakeOfTemplate(onMade: (ticketId: string) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ template, locationId }: Made) =>
      request('tickets.create', { ...contentOf(template), locationId, templateId: template.id }),
    onSuccess: (ticket) => {
      client.setQueryData(['tickets.show', { id: ticket.id }], ticket)
      onMade(ticket.id)
    },
  })
}

function contentOf(template: TicketTemplate) {
  const { title, description, category, priority, bayId, assigneeId, dueAfterHours } = template
  const due = dueAfterHours === null ? null : new Date(Date.now() + dueAfterHours * hourMs)
  return {
    ...{ title, description, category, priority, bayId, assigneeId },
    tags: [...template.tags],
    dueAt: due?.toISOString() ?? null,
    checklist: template.checklist.map((item) => ({
      ...{ id: crypto.randomUUID(), text: item, done: false },
    })),
  }
}
