import type { attachmentRoutes } from '@shared/tickets/attachment-contract'
import type { HandlersFor } from '../../../platform/handlers'
import type { AttachmentService } from './attachment-service'
import type { TicketPaper } from './ticket-paper'

interface Files {
  readonly attachments: AttachmentService
  readonly paper: TicketPaper
}

export const attachmentHandlers = (the: () => Files): HandlersFor<typeof attachmentRoutes> => ({
  'attachments.list': ({ ticketId }) => the().attachments.list(ticketId),
  'attachments.add': (file) => the().attachments.add(file),
  'attachments.fetch': ({ id }) => the().attachments.fetch(id),
  'attachments.rename': ({ id, name }) => the().attachments.rename(id, name),
  'attachments.remove': ({ id }) => the().attachments.remove(id),
  'attachments.restore': ({ id }) => the().attachments.restore(id),
  'attachments.save-as': ({ id }) => the().attachments.saveAs(id),
  'tickets.print': ({ id }) => the().paper.print(id),
  'tickets.save-pdf': ({ id }) => the().paper.savePdf(id),
})
