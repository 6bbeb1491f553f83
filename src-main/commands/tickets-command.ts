import type { Ticket, TicketDetail } from '@shared/tickets/ticket-contract'
import { ticketRoutes } from '@shared/tickets/ticket-contract'
import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import { ticketListRoutes } from '@shared/tickets/ticket-list-contract'
import type { TimelineEntry } from '@shared/tickets/ticket-timeline'
import { Command, Option } from 'commander'
import { withSession } from './command-session'
import { checkLocation } from './known-location'
import { parsed, queryOf, type TicketOptions, withPerson, withTicketFilter } from './ticket-options'
import { exportCommand, importCommand } from './tickets-exchange-command'

export function ticketsCommand(): Command {
  return new Command('tickets')
    .description('list, show, make, export and import tickets')
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(createCommand())
    .addCommand(exportCommand())
    .addCommand(importCommand())
}

function listCommand(): Command {
  return withPerson(withTicketFilter(new Command('list')))
    .description('tickets that fit all that is given')
    .option('--limit <count>', 'at most so many', '100')
    .action(async (options: TicketOptions) => {
      const input = parsed(ticketListRoutes['tickets.list'].input, {
        ...{ ...queryOf(options), limit: Number(options.limit) },
      })
      const { items, next } = await withSession(options, async (app) =>
        app.workspace().ticketLists.list(input),
      )
      if (options.json) return print(JSON.stringify(items, null, 2))
      const more = next === null ? [] : ['… and more: give a --limit']
      print([...items.map(lineOf), ...more].join('\n'))
    })
}

function showCommand(): Command {
  return withPerson(new Command('show'))
    .description('one ticket with its timeline')
    .argument('<id>')
    .action(async (given: string, options: TicketOptions) => {
      const { id } = parsed(ticketRoutes['tickets.show'].input, { id: given })
      const shown = await withSession(options, async (app) => {
        const { ticketStore, ticketTimeline } = app.workspace()
        return { ...ticketStore.show(id), timeline: ticketTimeline.of(id) }
      })
      print(options.json ? JSON.stringify(shown, null, 2) : wholeText(shown))
    })
}

function createCommand(): Command {
  return withPerson(new Command('create'))
    .description('make a ticket; it waits for the database if that is away')
    .argument('<title>')
    .requiredOption('--location <id>')
    .addOption(new Option('--category <category>').choices(ticketCategories).default('facilities'))
    .addOption(new Option('--priority <priority>').choices(ticketPriorities).default('medium'))
    .option('--description <text>', 'what there is to know', '')
    .option('--tag <tag...>')
    .action(async (title: string, options: TicketOptions) => {
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
  if (entry.kind === 'file') return `${who} added ${entry.name}`
  if (entry.field === 'file') {
    return entry.to === null ? `${who} removed ${entry.from}` : `${who} put ${entry.to} back`
  }
  return `${who} changed ${entry.field} from ${entry.from ?? 'nothing'} to ${entry.to ?? 'nothing'}`
}

const print = (text: string) => void process.stdout.write(`${text}\n`)
