import type { TimelineEntry } from '@shared/tickets/ticket-timeline'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from '../../../ipc/request'
import { draftKey, useTicketStore } from '../ticket-store'

interface WrittenComment {
  readonly body: string
  readonly mentions: string[]
}

/** Writes a comment; its draft goes only once it is saved, and not what was typed since. */
export function useAddComment(ticketId: string) {
  const client = useQueryClient()
  return useMutation({
    scope: { id: `tickets.comment ${ticketId}` },
    mutationFn: (comment: WrittenComment) =>
      request('tickets.comment', { id: ticketId, ...comment }),
    onSuccess: (comment, { body }) => {
      const { drafts, forgetDraft } = useTicketStore.getState()
      const key = draftKey(ticketId, 'comment')
      if (drafts[key]?.text === body) forgetDraft(key)
      client.setQueryData<TimelineEntry[]>(
        ['tickets.timeline', { id: ticketId }],
        (entries) => entries && withEntry(entries, comment),
      )
    },
  })
}

function withEntry(entries: readonly TimelineEntry[], entry: TimelineEntry): TimelineEntry[] {
  return [...entries.filter(({ id }) => id !== entry.id), entry]
}
