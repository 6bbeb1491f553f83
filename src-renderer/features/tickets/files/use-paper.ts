import { type Attachment, isShownImage } from '@shared/tickets/attachment-contract'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import type { TicketRelations } from '@shared/tickets/ticket-relations-contract'
import type { TimelineEntry } from '@shared/tickets/ticket-timeline'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { request } from '../../../ipc/request'

/** What one ticket on paper is made of. */
export interface PaperContent {
  readonly ticket: TicketDetail
  readonly timeline: readonly TimelineEntry[]
  readonly files: readonly Attachment[]
  readonly relations: TicketRelations
}

/** Prints a ticket or saves it as a PDF: the page is drawn beside the screen, photos and all, first. */
export function usePaper(ticket: TicketDetail) {
  const [content, setContent] = useState<PaperContent | null>(null)
  const sheet = useRef<HTMLElement>(null)
  const paper = useMutation({
    mutationFn: async (route: 'tickets.print' | 'tickets.save-pdf') => {
      const ready = await readContent(ticket)
      const { title } = document
      try {
        // Main prints what is in the page, so it has to be there.
        flushSync(() => setContent(ready))
        document.title = ticket.title
        await pictures(sheet.current)
        // Whoever has left the ticket meanwhile would get what is on screen now.
        if (sheet.current !== null) await request(route, { id: ticket.id })
      } finally {
        document.title = title
        setContent(null)
      }
    },
  })
  return { content, sheet, paper }
}

async function readContent(ticket: TicketDetail): Promise<PaperContent> {
  const input = { ticketId: ticket.id }
  const known = await request('attachments.list', input)
  const missing = known.filter((file) => isShownImage(file) && !file.here)
  // What cannot be fetched now is named on the page instead.
  await Promise.allSettled(missing.map(({ id }) => request('attachments.fetch', { id })))
  const [timeline, files, relations] = await Promise.all([
    request('tickets.timeline', { id: ticket.id }),
    request('attachments.list', input),
    request('tickets.relations', { id: ticket.id }),
  ])
  return { ticket, timeline, files, relations }
}

async function pictures(sheet: HTMLElement | null): Promise<void> {
  const images = [...(sheet?.querySelectorAll('img') ?? [])]
  await Promise.allSettled(images.map((image) => image.decode()))
  await document.fonts.ready
}
