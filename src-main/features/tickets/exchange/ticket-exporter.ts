import { open, rename, rm } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError } from '@shared/ipc/app-error'
import type { Ticket, TicketDetail } from '@shared/tickets/ticket-contract'
import type { CsvColumn } from '@shared/tickets/ticket-exchange-contract'
import type { TicketPage } from '@shared/tickets/ticket-list-contract'
import type { TicketQuery } from '@shared/tickets/ticket-query'
import { isUnresolved } from '@shared/tickets/unresolved'
import { csvHead, csvRows, type TicketCells } from './ticket-csv-writer'
import type { ExportedExtras, TicketExportStore } from './ticket-export-store'

/** A page takes a few milliseconds to read and to write. */
const page = 200

interface Exported {
  readonly query: TicketQuery
  readonly columns?: readonly CsvColumn[] | undefined
}

/** Tickets of a query as CSV, page by page: exactly those that the list shows, in its order. */
export class TicketExporter {
  constructor(
    private readonly the: {
      readonly lists: {
        list(input: TicketQuery & { after?: string; limit: number }): TicketPage
      }
      readonly store: TicketExportStore
    },
  ) {}

  /** The file's text in pieces, and how many tickets each holds. */
  async *pieces({ query, columns }: Exported): AsyncGenerator<{ text: string; rows: number }> {
    yield { text: csvHead(columns), rows: 0 }
    let after: string | null = null
    do {
      const read: TicketPage = this.the.lists.list({
        ...{ ...query, limit: page, ...(after === null ? {} : { after }) },
      })
      const cells = this.cellsOf(read.items)
      if (cells.length > 0) yield { text: csvRows(cells, columns), rows: cells.length }
      after = read.next
      await nextTurn()
    } while (after !== null)
  }

  /**
   * Writes a whole file or none: what was there stays until the new one is complete.
   * @returns how many tickets. @throws AppError EXPORT_FAILED
   */
  async toFile(exported: Exported, file: string): Promise<number> {
    const unfinished = `${file}.${process.pid}.part`
    try {
      const rows = await this.write(exported, unfinished)
      await rename(unfinished, file)
      return rows
    } catch (cause) {
      await rm(unfinished, { force: true })
      throw new AppError(
        'EXPORT_FAILED',
        `The file could not be written to ${file}. Check that there is room and that you may write there, or choose another place.`,
        { cause },
      )
    }
  }

  private async write(exported: Exported, file: string): Promise<number> {
    const target = await open(file, 'w')
    try {
      let rows = 0
      for await (const piece of this.pieces(exported)) {
        await target.write(piece.text)
        rows += piece.rows
      }
      await target.sync()
      return rows
    } finally {
      await target.close()
    }
  }

  private cellsOf(tickets: readonly Ticket[]): readonly TicketCells[] {
    const extras = this.the.store.extras(tickets.map(({ id }) => id))
    return tickets.map((ticket) => toCells(ticket, extras.get(ticket.id)))
  }
}

/** As a person and a program read them: times in ISO 8601 and UTC, names for people. */
function toCells(ticket: Ticket, extras: ExportedExtras | undefined): TicketCells {
  const { id, title, description, category, priority, status } = ticket
  return {
    ...{ id, title, description, category, priority, status },
    location: ticket.locationId,
    bay: ticket.bayNumber === null ? '' : String(ticket.bayNumber),
    assignee: ticket.assigneeName ?? '',
    tags: ticket.tags.join('; '),
    due: ticket.dueAt ?? '',
    created: ticket.createdAt,
    updated: ticket.updatedAt,
    answered: extras?.answeredAt ?? '',
    // Opened again and not sent yet, it still bears when it had been resolved.
    resolved: isUnresolved(status) ? '' : (extras?.resolvedAt ?? ''),
    creator: ticket.creatorName ?? '',
    cause: extras?.cause ?? '',
    fix: extras?.fix ?? '',
    checklist: checklistCell(extras?.checklist ?? []),
    comments: String(ticket.commentCount),
    photos: String(ticket.photos),
  }
}

const checklistCell = (items: TicketDetail['checklist']) =>
  items.map(({ text, done }) => `[${done ? 'x' : ' '}] ${text}`).join('\n')
