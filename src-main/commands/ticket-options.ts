import { AppError } from '@shared/ipc/app-error'
import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import {
  type TicketQuery,
  type TicketSort,
  ticketQuery,
  ticketSorts,
} from '@shared/tickets/ticket-query'
import { ticketStatuses } from '@shared/tickets/ticket-status'
import { type Command, Option } from 'commander'
import { z } from 'zod'
import { asOption, emailOption, type SessionOptions } from './command-session'

export type TicketOptions = SessionOptions &
  Readonly<Record<string, unknown>> & { readonly json?: boolean }

/** Options that say which tickets, and in which order. */
export const withTicketFilter = (command: Command): Command =>
  command
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

export const withPerson = (command: Command): Command =>
  command.addOption(asOption()).addOption(emailOption()).option('--json', 'print JSON')

/** What is sought by time or importance is wanted from the end, all else from the start. */
const downwards: readonly TicketSort[] = ['created', 'updated', 'priority']

/** @throws AppError USAGE */
export function queryOf(options: TicketOptions): TicketQuery {
  const { sort, order } = options
  const by = ticketSorts.find((each) => each === sort) ?? 'created'
  const descending = order === undefined ? downwards.includes(by) : order === 'down'
  return parsed(ticketQuery, { where: whereOf(options), sort: { by, descending } })
}

function whereOf(options: TicketOptions): { match: 'all'; of: readonly unknown[] } {
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

/** @throws AppError USAGE that says what is wrong */
export function parsed<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw new AppError('USAGE', z.prettifyError(result.error))
}
