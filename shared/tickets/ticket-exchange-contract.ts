import { z } from 'zod'
import { type Role, staff } from '../accounts/role'
import type { RouteMap } from '../ipc/route'
import { ticketQuery } from './ticket-query'

/** Those who may change many tickets at once. */
const bulkEditors = ['operator', 'manager', 'admin'] as const satisfies readonly Role[]

/** Columns of a CSV file of tickets, in their order; its first line has these names. */
export const csvColumns = [
  'id',
  'title',
  'description',
  'category',
  'priority',
  'status',
  'location',
  'bay',
  'assignee',
  'tags',
  'due',
  'created',
  'updated',
  'answered',
  'resolved',
  'creator',
  'cause',
  'fix',
  'checklist',
  'comments',
  'photos',
] as const
export type CsvColumn = (typeof csvColumns)[number]

/** A row of a file that cannot become a ticket as it is. */
const wrongRow = z.object({
  /** Of the file, as an editor counts. */
  line: z.number().int(),
  title: z.string(),
  problems: z.array(z.string()),
})

/** What an import would do; nothing has happened yet. */
export const importPlan = z.object({
  planId: z.uuid(),
  fileName: z.string(),
  rows: z.number().int(),
  /** Tickets that would be made. */
  ready: z.number().int(),
  /** Rows whose tickets are here already. */
  already: z.number().int(),
  wrong: z.number().int(),
  /** The first of the wrong rows. */
  wrongRows: z.array(wrongRow),
  /** Columns that no ticket has. */
  ignoredColumns: z.array(z.string()),
  /** The first tickets that would be made. */
  sample: z.array(
    z.object({
      ...{ line: z.number().int(), title: z.string(), category: z.string() },
      ...{ priority: z.string(), status: z.string(), location: z.string() },
      /** As painted on the wall. */
      bay: z.number().int().nullable(),
      assignee: z.string().nullable(),
    }),
  ),
})
export type ImportPlan = z.infer<typeof importPlan>

export const ticketExchangeRoutes = {
  /** Asks where, and writes the tickets of that query, a row each. `null`: nobody said where. */
  'tickets.export': {
    input: z.object({
      query: ticketQuery,
      columns: z.array(z.enum(csvColumns)).min(1).max(csvColumns.length).optional(),
    }),
    output: z.object({ file: z.string(), rows: z.number().int() }).nullable(),
    roles: staff,
  },
  /** Asks for a CSV file and says what it would make. `null`: none was chosen. */
  'tickets.plan-import': {
    input: z.object({
      /** For rows that do not say where. */
      locationId: z.string().min(1).max(64).optional(),
    }),
    output: importPlan.nullable(),
    roles: bulkEditors,
  },
  /** Makes what a plan of this session said. */
  'tickets.import': {
    input: z.object({ planId: z.uuid() }),
    output: z.object({
      created: z.number().int(),
      /** For `tickets.undo`, which archives them; null: none was made. */
      undoId: z.string().nullable(),
    }),
    roles: bulkEditors,
  },
} satisfies RouteMap
