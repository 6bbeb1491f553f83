import { AppError } from '@shared/ipc/app-error'
import { cleanFileName } from '@shared/tickets/file-name'
import type { Desktop } from './desktop-ports'
import { saveToDisk, windowOf } from './save-to-disk'

interface PaperOptions {
  readonly desktop: Desktop | null
  /** @throws AppError TICKET_NOT_FOUND */
  readonly titleOf: (ticketId: string) => string
}

/** One ticket on paper: the window prepares it, this brings it out. */
export class TicketPaper {
  constructor(private readonly the: PaperOptions) {}

  /** @throws AppError TICKET_NOT_FOUND, NO_WINDOW, NO_PRINTER */
  async print(ticketId: string): Promise<{ printed: boolean }> {
    this.the.titleOf(ticketId)
    return { printed: await windowOf(this.the.desktop).print() }
  }

  /** @throws AppError TICKET_NOT_FOUND, NO_WINDOW, NOT_PRINTED, NOT_SAVED */
  async savePdf(ticketId: string): Promise<{ saved: boolean }> {
    const { desktop, titleOf } = this.the
    // A title is no path: “Order 3/4 inch bolts” would lose its beginning.
    const name = cleanFileName(`${titleOf(ticketId).replaceAll(/[/\\]/g, '-')}.pdf`)
    const bytes = await windowOf(desktop)
      .pdf()
      .catch((cause: unknown) => {
        throw new AppError('NOT_PRINTED', 'The PDF could not be made. Try again.', { cause })
      })
    return saveToDisk(desktop, name, bytes)
  }
}
