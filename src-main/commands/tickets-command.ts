import { AppError } from '@shared/ipc/app-error'
import type { Ticket, TicketDetail } from '@shared/tickets/ticket-contract'
import { ticketRoutes } from '@shared/tickets/ticket-contract'
import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import { type TicketListInput, ticketListRoutes } from '@shared/tickets/ticket-list-contract'
import { type TicketSort, ticketSorts } from '@shared/tickets/ticket-query'
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
    .description('tickets that fit all that is given')
    .addOption(new Option('--status <status...>').choices(ticketStatuses))
    .addOption(new Option('--category <category...>').choices(ticketCategories))
    .addOption(new Option('--priority <priority...>').choices(ticketPriorities))
    .option('--location <id>')
    .option('--assignee <who>', 'me, nobody, or a person’s id')
    .option('--tag <tag>')
    .option('--overdue', 'past their time and not resolved')
    .option('--text <words>', 'words of title, description and comments')
    .option('--where <json>', 'further conditions, as a saved view keeps them')
    .addOption(new Option('--sort <by>').choices(ticketSorts).default('created'))
    .addOption(new Option('--order <direction>').choices(['up', 'down']))
    .option('--limit <count>', 'at most so many', '100')
    .action(async (options: Options) => {
      const input = listInput(options)
      const { items, next } = await withSession(options, async (app) =>
        app.workspace().ticketLists.list(input),
      )
      if (options.json) return print(JSON.stringify(items, null, 2))
      const more = next === null ? [] : ['… and more: give a --limit']
      print([...items.map(lineOf), ...more].join('\n'))
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

/** What is sought by time or importance is wanted from the end, all else from the start. */
const downwards: readonly TicketSort[] = ['created', 'updated', 'priority']

function listInput(options: Options): TicketListInput {
  const { sort, order } = options
  const by = ticketSorts.find((each) => each === sort) ?? 'created'
  const descending = order === undefined ? downwards.includes(by) : order === 'down'
  return parsed(ticketListRoutes['tickets.list'].input, {
    ...{ where: whereOf(options), sort: { by, descending }, limit: Number(options.limit) },
  })
}

function whereOf(options: Options): { match: 'all'; of: readonly unknown[] } {
  const { status, category, priority, location, assignee, tag, overdue, text, where } = options
  const anyOf = (field: string, values: unknown) =>
    values === undefined ? [] : [{ field, is: 'any-of', values: [values].flat() }]
  return {
    match: 'all',
    of: [
      ...[anyOf('status', status), anyOf('category', category), anyOf('priority', priority)].flat(),
      ...[anyOf('location', location), anyOf('tag', tag)].flat(),
      ...anyOf('assignee', assignee === 'nobody' ? null : assignee),
      ...(overdue === true ? [{ field: 'trait', is: 'has', value: 'overdue' }] : []),
      ...(text === undefined ? [] : [{ field: 'text', is: 'has', value: text }]),
      ...(typeof where === 'string' ? [jsonOf(where)] : []),
    ],
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('USAGE', 'What --where is given is not JSON.', { cause })
  }
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
  const { assigneeName, creatorName, createdAt, dueAt, tags, description, timeline } = ticket
  const facts = [
    `made by ${creatorName ?? 'somebody'} at ${createdAt}`,
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
  return `${who} changed ${entry.field} from ${entry.from ?? 'nothing'} to ${entry.to ?? 'nothing'}`
}

const print = (text: string) => void process.stdout.write(`${text}\n`)
