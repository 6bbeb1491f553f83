import { basename } from 'node:path'
import { AppError } from '@shared/ipc/app-error'
import type { ImportPlan } from '@shared/tickets/ticket-exchange-contract'
import { newId } from '../../../platform/ids'
import { inTurns } from '../../../platform/in-turns'
import type { MadeTicket } from '../undo/fields-step'
import { readCsv } from './ticket-csv-reader'
import {
  cellsOf,
  columnsOf,
  type ImportedTicket,
  type ImportWorld,
  type RowReading,
  readRow,
} from './ticket-csv-row'
import { chunksOf, type TicketImporter } from './ticket-importer'

const listedWrong = 200
const sampled = 20
const listedColumns = 40
/** Rows that are read in some milliseconds. */
const together = 100

interface KeptPlan {
  readonly plan: ImportPlan
  readonly tickets: readonly ImportedTicket[]
}

/** Tickets from files, in two steps: what it would do, looked at; then doing it. */
export class TicketExchangeService {
  private kept: KeptPlan | null = null

  constructor(
    private readonly the: {
      readonly importer: TicketImporter
      readonly world: () => Omit<ImportWorld, 'locationId' | 'now'>
    },
  ) {}

  /**
   * What a file would make. It takes the place of the plan before.
   * @throws AppError CSV_TOO_LARGE, CSV_NOT_TEXT, CSV_BROKEN, CSV_EMPTY, CSV_NO_TITLE, CSV_COLUMN_TWICE
   */
  async plan(
    file: { readonly name: string; readonly bytes: Uint8Array },
    locationId: string | null,
  ): Promise<ImportPlan> {
    const { head, rows } = await readCsv(file.bytes)
    const { columns, ignored } = columnsOf(head)
    if (!columns.includes('title')) throw noTitle(head)
    const now = this.the.importer.now()
    const world = { ...this.the.world(), locationId, now }
    const read: (RowReading & { readonly line: number })[] = []
    await inTurns(chunksOf(rows, together), (chunk) => {
      for (const { line, cells } of chunk) {
        read.push({ line, ...readRow(cellsOf(columns, cells), world) })
      }
    })
    const good = read.filter((row) => 'ticket' in row)
    const bad = read.filter((row) => 'problems' in row)
    const { fresh, already } = this.freshOf(good)
    const plan: ImportPlan = {
      ...{ planId: newId(), fileName: basename(file.name), rows: rows.length },
      ...{ ready: fresh.length, already, wrong: bad.length },
      ignoredColumns: ignored.slice(0, listedColumns).map((name) => name.slice(0, 80)),
      wrongRows: bad.slice(0, listedWrong).map((row) => ({ ...row, problems: [...row.problems] })),
      sample: fresh.slice(0, sampled).map(sampleOf),
    }
    this.kept = { plan, tickets: fresh.map(({ ticket }) => ticket) }
    return plan
  }

  /**
   * Does what the plan said.
   * @returns the tickets that it made
   * @throws AppError NO_SUCH_PLAN, DISK_FULL
   */
  async import(planId: string): Promise<readonly MadeTicket[]> {
    const { kept } = this
    if (kept?.plan.planId !== planId) {
      throw new AppError('NO_SUCH_PLAN', 'This preview is no longer there. Choose the file again.')
    }
    this.kept = null
    return this.the.importer.create(kept.tickets)
  }

  /** Without tickets that are here, and without a second row of the same id. */
  private freshOf<Row extends { readonly ticket: ImportedTicket }>(rows: readonly Row[]) {
    const known = this.the.importer.known(rows.flatMap(({ ticket }) => ticket.id ?? []))
    const fresh = rows.filter(({ ticket: { id } }) => {
      if (id === undefined) return true
      const isNew = !known.has(id)
      known.add(id)
      return isNew
    })
    return { fresh, already: rows.length - fresh.length }
  }
}

function sampleOf({ line, ticket }: { readonly line: number; readonly ticket: ImportedTicket }) {
  const { title, category, priority, status, locationId, bay, assignee } = ticket
  const place = { location: locationId, bay: bay?.number ?? null }
  return { line, title, category, priority, status, ...place, assignee: assignee?.name ?? null }
}

function noTitle(head: readonly string[]): AppError {
  return new AppError(
    'CSV_NO_TITLE',
    `The first line of the file has to name its columns, and “title” has to be one of them. It says: ${head.join(', ').slice(0, 200)}`,
  )
}
