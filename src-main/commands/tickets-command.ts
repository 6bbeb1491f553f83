import { AppError } from '@shared/ipc/app-error'
import type { Ticket, TicketDetail } from '@shared/tickets/ticket-contract'
import { ticketRoutes } from '@shared/tickets/ticket-contract'
import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import { ticketStatuses } from '@shared/tickets/ticket-status'
import type { TimelineEntry } from '@shared/tickets/ticket-timeline'
import { Command, Option } from 'commander'
import { z } from 'zod'
import { asOption, emailOption, type SessionOptions, withSession } from './command-session'
import { checkLocation } from './known-location'

type Options = SessionOptions & Readonly<Record<string, unknown>> & { readonly json?: boolean }

export function ticketsCommand(): Command {
  return new Command('tickets')
    .description('list, show and make tickets')
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(createCommand())
}

function listCommand(): Command {
  return withOptions(new Command('list'))
    .description('tickets that fit all that is given, newest first')
    .addOption(new Option('--status <status...>').choices(ticketStatuses))
    .addOption(new Option('--category <category...>').choices(ticketCategories))
    .addOption(new Option('--priority <priority...>').choices(ticketPriorities))
    .option('--location <id>')
    .option('--assignee <who>', 'me, nobody, or a person’s id')
    .option('--tag <tag>')
    .option('--overdue', 'past their time and not resolved')
    .option('--text <words>', 'words of title and description')
    .option('--limit <count>', 'at most so many', '100')
    .action(async (options: Options) => {
      const { status, category, priority, location, limit, json, ...rest } = options
      const { assignee, tag, overdue, text } = rest
      const input = parsed(ticketRoutes['tickets.list'].input, {
        ...{ statuses: status, categories: category, priorities: priority, locationId: location },
        ...{ assignee, tag, overdue, text, limit: Number(limit) },
      })
      const { items, more } = await withSession(options, async (app) =>
        app.workspace().ticketLists.list(input),
      )
      if (json) return print(JSON.stringify(items, null, 2))
      print([...items.map(lineOf), ...(more ? ['… and more: give a --limit'] : [])].join('\n'))
    })
}

function showCommand(): Command {
  return withOptions(new Command('show'))
    .description('one ticket with its timeline')
    .argument('<id>')
    .action(async (given: string, options: Options) => {
      const { id } = parsed(ticketRoutes['tickets.show'].input, { id: given })
      const shown = await withSession(options, async (app) => {
        const { ticketStore, ticketTimeline } = app.workspace()
        return { ...ticketStore.show(id), timeline: ticketTimeline.of(id) }
      })
      print(options.json ? JSON.stringify(shown, null, 2) : wholeText(shown))
    })
}

function createCommand(): Command {
  return withOptions(new Command('create'))
    .description('make a ticket; it waits for the database if that is away')
    .argument('<title>')
    .requiredOption('--location <id>')
    .addOption(new Option('--category <category>').choices(ticketCategories).default('facilities'))
    .addOption(new Option('--priority <priority>').choices(ticketPriorities).default('medium'))
    .option('--description <text>', 'what there is to know', '')
    .option('--tag <tag...>')
    .action(async (title: string, options: Options) => {
      const { location, category, priority, description, tag = [] } = options
      const input = parsed(ticketRoutes['tickets.create'].input, {
        ...{ title, description, category, priority, locationId: location, tags: tag },
      })
      const made = await withSession(options, async (app) => {
        const { locations, tickets, ticketStore, connection } = app.workspace()
        checkLocation(input.locationId, locations.all())
        const { id } = tickets.create(input)
        await connection.reconnect()
        return ticketStore.show(id)
      })
      print(options.json ? JSON.stringify(made, null, 2) : lineOf(made))
    })
}

const withOptions = (command: Command): Command =>
  command.addOption(asOption()).addOption(emailOption()).option('--json', 'print JSON')

/** @throws AppError USAGE that says what is wrong */
function parsed<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw new AppError('USAGE', z.prettifyError(result.error))
}

function lineOf({ id, status, priority, locationId, bayNumber, title }: Ticket): string {
  const place = bayNumber === null ? locationId : `${locationId} bay ${bayNumber}`
  return `${id}  ${status.padEnd(11)}  ${priority.padEnd(6)}  ${place}  ${title}`
}

function wholeText(ticket: TicketDetail & { readonly timeline: readonly TimelineEntry[] }): string {
  const { assigneeName, createdByName, createdAt, dueAt, tags, description, timeline } = ticket
  const facts = [
    `made by ${createdByName ?? 'somebody'} at ${createdAt}`,
    `assigned to ${assigneeName ?? 'nobody'}`,
    ...(dueAt === null ? [] : [`due ${dueAt}`]),
    ...(tags.length === 0 ? [] : [`tags: ${tags.join(', ')}`]),
  ]
  return [lineOf(ticket), facts.join(' · '), description, ...timeline.map(entryText)]
    .filter((line) => line !== '')
    .join('\n')
}

function entryText(entry: TimelineEntry): string {
  const who = `${entry.at}  ${entry.byName ?? 'the system'}`
  if (entry.kind === 'comment') return `${who}: ${entry.body}`
  if (entry.kind === 'file') return `${who} added ${entry.name}`
  return `${who} changed ${entry.field} from ${entry.from ?? 'nothing'} to ${entry.to ?? 'nothing'}`
}

const print = (text: string) => void process.stdout.write(`${text}\n`)
