import type { BulkChange, BulkResult } from '@shared/tickets/ticket-bulk-contract'
import type { Ticket } from '@shared/tickets/ticket-contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from '../../../ipc/request'
import { type ChangeToast, useChangeToast } from '../undo/change-toast-store'
import { changeScope } from '../undo/use-undo'
import type { TicketChange } from '../use-edit-ticket'
import { bulkText } from './bulk-text'

interface Asked {
  readonly tickets: readonly Ticket[]
  readonly change: BulkChange & Pick<TicketChange, 'title'>
  /** For the toast: what became of one ticket. */
  readonly told: string
}

/** Changes tickets, one or many, and says what became of it. */
export function useChangeTickets() {
  const client = useQueryClient()
  const show = useChangeToast((state) => state.show)
  return useMutation({
    scope: changeScope,
    mutationFn: async ({ tickets, change, told }: Asked): Promise<ChangeToast> => {
      const [only] = tickets
      if (only === undefined) throw new Error(bulkText.nothingFound)
      if (tickets.length > 1) {
        const ids = tickets.map(({ id }) => id)
        return toastOf(await request('tickets.bulk-edit', { ids, change }))
      }
      const { undoId, ...detail } = await request('tickets.edit', editOf(only, change))
      client.setQueryData(['tickets.show', { id: only.id }], detail)
      return { message: told, tone: 'plain', lines: [], undoId }
    },
    onSuccess: show,
    onError: (error) => show(failed(error)),
  })
}

/** One ticket is edited as everybody may: whole tags in the place of those to add and take. */
function editOf({ id, tags }: Ticket, { addTags, removeTags, ...rest }: Asked['change']) {
  if (addTags === undefined && removeTags === undefined) return { id, ...rest }
  const kept = tags.filter((tag) => removeTags?.includes(tag) !== true)
  return { id, ...rest, tags: [...kept, ...(addTags ?? []).filter((tag) => !kept.includes(tag))] }
}

function toastOf({ changed, unchanged, refused, undoId }: BulkResult): ChangeToast {
  const parts = [
    bulkText.done(changed),
    ...(refused.length > 0 ? [bulkText.not(refused.length)] : []),
    ...(unchanged > 0 ? [bulkText.same(unchanged)] : []),
  ]
  const lines = refused.map(({ id, title, reason }) => ({
    ...{ id, reason, title: title ?? bulkText.unknownTicket },
  }))
  return { message: parts.join(', '), tone: 'plain', lines, undoId }
}

function failed(error: Error): ChangeToast {
  return { message: bulkText.failed(error.message), tone: 'bad', lines: [], undoId: null }
}
