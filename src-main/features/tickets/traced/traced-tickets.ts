import type { Person } from '@shared/accounts/account-contract'
import { isStaff } from '@shared/accounts/role'
import type { Answer } from '@shared/ask/ask-contract'
import type { Ticket } from '@shared/tickets/ticket-contract'
import type { DeskWriter } from '../../../data/sync/desk-writer'
import type { Clock } from '../../../platform/clock'
import type { TracedTicketStore } from './traced-ticket-store'

interface TracedDependencies {
  readonly store: TracedTicketStore
  readonly writer: DeskWriter
  readonly person: Person
  readonly clock: Clock
  /** Ids of the club's locations that this person sees. */
  readonly places: () => readonly string[]
  /** A question as colleagues may read it: without numbers, addresses and names of customers. */
  readonly redacted: (text: string) => string
}

type Alarm = Pick<Answer, 'traceId' | 'question' | 'locationId' | 'emergency'>

const mostInTitle = 120

/** Tickets that questions led to. */
export class TracedTickets {
  constructor(private readonly the: TracedDependencies) {}

  madeFrom(traceId: string): Ticket | null {
    return this.the.store.latest(traceId)
  }

  /**
   * Opens an urgent ticket for an emergency, once a question. Guests may write none, and where
   * nobody knows the place a person has to say it.
   * @returns its id; `null` where none could be opened
   * @throws AppError DISK_FULL …
   */
  openForEmergency({ traceId, question, locationId, emergency }: Alarm): string | null {
    const { store, writer, person, clock, redacted } = this.the
    const place = locationId ?? this.onlyPlace()
    if (emergency === null || place === null || !isStaff(person.role)) return null
    const id = idFor(traceId)
    if (store.isThere(id)) return id
    const text = redacted(question)
    writer.write((changes) =>
      changes.insert('tickets', {
        ...{ id, title: shortened(text), description: descriptionOf(text, emergency.kinds) },
        ...{ category: 'facilities', priority: 'urgent', status: 'open', locationId: place },
        ...{ bayId: null, assigneeId: null, tags: ['emergency'], dueAt: null, checklist: [] },
        ...{ watchers: [person.id], parentId: null, templateId: null, conversationId: null },
        ...{ traceId, createdBy: person.id, createdAt: clock.now().toISOString() },
      }),
    )
    return id
  }

  /** The person's, or the only one that there is. */
  private onlyPlace(): string | null {
    const { person, places } = this.the
    const [first, second] = person.locations.length > 0 ? person.locations : places()
    return second === undefined ? (first ?? null) : null
  }
}

/** The same question always gets the same one: a trace id is a UUID without its dashes. */
const idFor = (traceId: string) =>
  traceId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5')

function shortened(text: string): string {
  const line = text.trim().replace(/\s+/gu, ' ')
  const title = line.length <= mostInTitle ? line : `${line.slice(0, mostInTitle - 1).trimEnd()}…`
  return title || 'Emergency'
}

function descriptionOf(question: string, kinds: readonly string[]): string {
  const about = kinds.length === 0 ? '' : `\nLooks like: ${kinds.join(', ')}.`
  return `An emergency was reported in Ask:\n“${question.trim()}”${about}`
}
