import { csvColumns, type ImportPlan } from '@shared/tickets/ticket-exchange-contract'
import { Command } from 'commander'
import { z } from 'zod'
import { readCsvFile } from '../features/tickets/exchange/ticket-csv-file'
import { withSession } from './command-session'
import { checkLocation } from './known-location'
import { parsed, queryOf, type TicketOptions, withPerson, withTicketFilter } from './ticket-options'

const columnList = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(z.enum(csvColumns)).min(1))

export function exportCommand(): Command {
  return withPerson(withTicketFilter(new Command('export')))
    .description('tickets that fit all that is given as CSV, a row each')
    .option('--columns <names>', `some of ${csvColumns.join(',')}`)
    .option('--out <file>', 'where to write; standard output otherwise')
    .action(async (options: TicketOptions) => {
      const query = queryOf(options)
      const { out, columns: named } = options
      const columns = named === undefined ? undefined : parsed(columnList, named)
      const rows = await withSession(options, async (app) => {
        const { ticketExporter } = app.workspace()
        if (typeof out === 'string') return ticketExporter.toFile({ query, columns }, out)
        for await (const { text } of ticketExporter.pieces({ query, columns })) print(text)
        return null
      })
      if (rows === null) return
      print(
        options.json
          ? `${JSON.stringify({ file: out, rows })}\n`
          : `${rows} tickets are in ${out}.\n`,
      )
    })
}

export function importCommand(): Command {
  return withPerson(new Command('import'))
    .description('make tickets of a CSV file; without --apply only says what it would make')
    .argument('<file>')
    .option('--location <id>', 'for rows that do not say where')
    .option('--apply', 'make them')
    .action(async (file: string, options: TicketOptions) => {
      const read = await readCsvFile(file)
      const { location, apply } = options
      const done = await withSession(options, async (app) => {
        const { locations, ticketExchange, connection } = app.workspace()
        if (typeof location === 'string') checkLocation(location, locations.all())
        const place = typeof location === 'string' ? location : null
        const plan = await ticketExchange.plan(read, place)
        if (apply !== true) return { plan, created: null }
        const { length: created } = await ticketExchange.import(plan.planId)
        await connection.reconnect()
        return { plan, created }
      })
      print(options.json ? `${JSON.stringify(done, null, 2)}\n` : planText(done))
    })
}

function planText({
  plan,
  created,
}: {
  readonly plan: ImportPlan
  readonly created: number | null
}) {
  const { rows, ready, already, wrong, wrongRows, ignoredColumns } = plan
  const counted = `${rows} rows: ${ready} to make, ${already} here already, ${wrong} wrong.`
  const told = wrongRows.map(
    ({ line, title, problems }) => `line ${line} “${title}”: ${problems.join(' ')}`,
  )
  const ignored =
    ignoredColumns.length === 0 ? [] : [`Columns that no ticket has: ${ignoredColumns.join(', ')}`]
  const result =
    created === null
      ? 'Nothing was made. Add --apply to make them.'
      : `${created} tickets were made.`
  return `${[counted, ...told, ...ignored, result].join('\n')}\n`
}

const print = (text: string) => void process.stdout.write(text)
