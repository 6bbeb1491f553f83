import type { ticketExchangeRoutes } from '@shared/tickets/ticket-exchange-contract'
import type { HandlersFor } from '../../../platform/handlers'
import type { Desktop } from '../files/desktop-ports'
import type { TicketUndo } from '../undo/ticket-undo'
import { readCsvFile } from './ticket-csv-file'
import type { TicketExchangeService } from './ticket-exchange-service'
import type { TicketExporter } from './ticket-exporter'

interface Exchange {
  readonly ticketExporter: TicketExporter
  readonly ticketExchange: TicketExchangeService
  readonly ticketUndo: TicketUndo
}

export const ticketExchangeHandlers = (
  the: () => Exchange,
  files: () => Pick<Desktop, 'askWhere' | 'askWhich'>,
): HandlersFor<typeof ticketExchangeRoutes> => ({
  'tickets.export': async (exported) => {
    const day = new Date().toISOString().slice(0, 10)
    const file = await files().askWhere(`tickets-${day}.csv`)
    return file === null ? null : { file, rows: await the().ticketExporter.toFile(exported, file) }
  },
  'tickets.plan-import': async ({ locationId }) => {
    const file = await files().askWhich(['csv', 'tsv', 'txt'])
    if (file === null) return null
    return the().ticketExchange.plan(await readCsvFile(file), locationId ?? null)
  },
  'tickets.import': async ({ planId }) => {
    const made = await the().ticketExchange.import(planId)
    return { created: made.length, undoId: the().ticketUndo.imported(made) }
  },
})
