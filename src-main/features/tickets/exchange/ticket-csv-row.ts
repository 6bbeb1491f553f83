import { AppError } from '@shared/ipc/app-error'
import { ticketRoutes } from '@shared/tickets/ticket-contract'
import { type CsvColumn, csvColumns } from '@shared/tickets/ticket-exchange-contract'
import { isUsualTime, unusualTime } from '@shared/tickets/ticket-input'
import { type TicketStatus, ticketStatuses } from '@shared/tickets/ticket-status'
import { writtenLine } from '@shared/tickets/written-text'
import { z } from 'zod'
import { pastProblems } from './imported-past'

interface Named {
  readonly id: string
  readonly name: string
}

/** Names as files may write them, and what they stand for here. */
export interface ImportWorld {
  readonly places: readonly Named[]
  readonly bays: readonly {
    readonly id: string
    readonly locationId: string
    readonly number: number
  }[]
  readonly people: readonly Named[]
  /** Who cannot be given tickets, or not any more. */
  readonly others: readonly Named[]
  /** For rows that do not say where. */
  readonly locationId: string | null
  readonly now: Date
}

const time = z.iso
  .datetime({ offset: true, error: 'Write times as 2026-11-23T09:30:00Z.' })
  .refine(isUsualTime, unusualTime)

const line = writtenLine.trim().max(500)

const newTicket = ticketRoutes['tickets.create'].input
  .pick({ title: true, description: true, category: true, priority: true, tags: true })
  .extend({
    id: z.uuid('An id looks like 0198c7de-….').toLowerCase().optional(),
    status: z.enum(ticketStatuses),
    created: time.optional(),
    answered: time.optional(),
    resolved: time.optional(),
    due: time.optional(),
    cause: line.optional(),
    fix: line.optional(),
  })

/** A ticket as a row of a file says it. */
export interface ImportedTicket extends Omit<z.output<typeof newTicket>, 'status'> {
  readonly status: TicketStatus
  readonly locationId: string
  readonly bay: ImportWorld['bays'][number] | null
  readonly assignee: ImportWorld['people'][number] | null
}

export type RowReading =
  | { readonly ticket: ImportedTicket }
  | { readonly title: string; readonly problems: readonly string[] }

/** By column, what is not empty. */
export type RowCells = Readonly<Partial<Record<CsvColumn, string>>>

/** Of what is wrong, so much is said again. */
const longestQuoted = 80

/**
 * What the columns of a file are; those that no ticket has stand in `ignored`.
 * @throws AppError CSV_COLUMN_TWICE
 */
export function columnsOf(head: readonly string[]): {
  readonly columns: readonly (CsvColumn | null)[]
  readonly ignored: readonly string[]
} {
  const columns = head.map((name) => csvColumns.find((column) => column === plain(name)) ?? null)
  const twice = columns.find((column, at) => column !== null && columns.indexOf(column) < at)
  if (twice) {
    throw new AppError('CSV_COLUMN_TWICE', `The first line names “${twice}” twice. Leave one out.`)
  }
  return { columns, ignored: head.filter((_, at) => columns[at] === null) }
}

export function cellsOf(
  columns: readonly (CsvColumn | null)[],
  cells: readonly string[],
): RowCells {
  const given = columns.map((column, at) => [column, unescaped(cells[at] ?? '').trim()] as const)
  return Object.fromEntries(given.filter(([column, text]) => column !== null && text !== ''))
}

/** As it stood before a spreadsheet was kept from taking it for a formula. */
function unescaped(cell: string): string {
  return /^'[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) ? cell.slice(1) : cell
}

/** Reads a row against what there is. Nothing is guessed: what fits nothing is a problem. */
export function readRow(cells: RowCells, world: ImportWorld): RowReading {
  const parsed = newTicket.safeParse({
    ...cells,
    category: word(cells.category ?? 'facilities'),
    priority: word(cells.priority ?? 'medium'),
    status: word(cells.status ?? 'open'),
    tags:
      cells.tags
        ?.split(/[;,]/)
        .map((tag) => tag.trim())
        .filter((tag) => tag !== '') ?? [],
  })
  const place = placeOf(cells, world)
  const found = { bay: bayOf(cells, place, world), assignee: assigneeOf(cells, world) }
  const problems = [
    ...(parsed.success
      ? pastProblems(parsed.data, world.now)
      : firstOfEach(parsed.error.issues).map((issue) => problemText(issue, cells))),
    ...[place, found.bay, found.assignee].filter((each) => typeof each === 'string'),
  ]
  const { bay, assignee } = found
  const isRead = parsed.success && typeof place !== 'string' && problems.length === 0
  if (!isRead || typeof bay === 'string' || typeof assignee === 'string') {
    return { title: (cells.title ?? '').slice(0, longestQuoted), problems }
  }
  return { ticket: { ...parsed.data, locationId: place.id, bay, assignee } }
}

/** What is no time at all is not of a usual year either. */
function firstOfEach(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  return [
    ...new Map(issues.toReversed().map((issue) => [issue.path.join('.'), issue])).values(),
  ].toReversed()
}

/** By column, as the file calls it. */
function problemText(issue: z.core.$ZodIssue, cells: RowCells): string {
  const column = csvColumns.find((each) => each === issue.path[0])
  const given = column && cells[column]?.slice(0, longestQuoted)
  return `${column ?? 'row'}: ${wrongText(issue, given)}`
}

function wrongText(issue: z.core.$ZodIssue, given: string | undefined): string {
  if (given === undefined) return 'It is missing.'
  if (issue.code === 'invalid_value') return `“${given}” is none of ${issue.values.join(', ')}.`
  if (issue.code !== 'too_big') return issue.message
  const unit = issue.origin === 'array' ? 'entries' : 'letters'
  return `It is too long, the most are ${issue.maximum.toLocaleString('en')} ${unit}.`
}

type Place = ImportWorld['places'][number]

function placeOf({ location }: RowCells, { places, locationId }: ImportWorld): Place | string {
  const wanted = location ?? locationId
  if (wanted === null)
    return 'location: This row does not say where. Choose a location for such rows.'
  const found = places.find(({ id, name }) =>
    [id, name].some((known) => plain(known) === plain(wanted)),
  )
  return (
    found ??
    `location: There is no “${wanted.slice(0, longestQuoted)}”. Known: ${places.map(({ id }) => id).join(', ')}.`
  )
}

function bayOf({ bay }: RowCells, place: Place | string, { bays }: ImportWorld) {
  if (bay === undefined || typeof place === 'string') return null
  const number = Number(/^(?:bay\s*)?(\d+)$/i.exec(bay)?.[1])
  const found = bays.find((each) => each.locationId === place.id && each.number === number)
  return found ?? `bay: ${place.name} has no bay “${bay.slice(0, longestQuoted)}”.`
}

function assigneeOf({ assignee }: RowCells, { people, others }: ImportWorld) {
  if (assignee === undefined) return null
  const isMeant = ({ id, name }: Named) => id === assignee || plain(name) === plain(assignee)
  const said = assignee.slice(0, longestQuoted)
  const [found, ...more] = people.filter(isMeant)
  if (found === undefined) {
    return others.some(isMeant)
      ? `assignee: “${said}” does not work here, or not any more. Write somebody else, or nobody.`
      : `assignee: Nobody is called “${said}”.`
  }
  return more.length === 0 ? found : `assignee: Several people are called “${said}”. Write the id.`
}

/** `In Progress` → `in-progress`. */
const word = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-')

/** Without case, spaces and dashes: `Bayers Lake` is `bayers-lake`. */
const plain = (text: string) => text.toLowerCase().replaceAll(/[\s_-]+/g, '')
