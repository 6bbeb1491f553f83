import type { Person } from '@shared/accounts/account-contract'
import type { Role } from '@shared/accounts/role'
import { AppError } from '@shared/ipc/app-error'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import {
  type KnownFix,
  type RecurringReason,
  suggesters,
  type TicketLearning,
  type TicketTrend,
} from '@shared/tickets/ticket-learning-contract'
import type { TicketBrief } from '@shared/tickets/ticket-relations-contract'
import { isAlike, type TopicWord, topicOf } from '@shared/tickets/ticket-topic'
import { trendsOf } from '@shared/tickets/ticket-trends'
import type { DeskWriter } from '../../../data/sync/desk-writer'
import type { Clock } from '../../../platform/clock'
import { newId } from '../../../platform/ids'
import type { TicketRelationsStore } from '../relations/ticket-relations-store'
import type { TicketStore } from '../ticket-store'
import { knowledgeText } from './knowledge-text'
import type { TicketLearningStore } from './ticket-learning-store'
import type { TicketTrendStore } from './ticket-trend-store'

const dayMs = 86_400_000
const recurringDays = 90
/** So many resolved tickets that are alike make one worth knowing. */
const recurringFrom = 3
const askedFrom = 2
const mostFixes = 3

/** What a club can know from tickets that were resolved. */
export class TicketLearningService {
  constructor(
    private readonly the: {
      readonly store: TicketLearningStore
      readonly trends: TicketTrendStore
      readonly relations: TicketRelationsStore
      readonly tickets: TicketStore
      readonly writer: DeskWriter
      readonly person: Person
      readonly clock: Clock
      /** A text as colleagues may read it: without numbers, addresses and names of customers. */
      readonly redacted: (text: string) => string
    },
  ) {}

  /** @throws AppError TICKET_NOT_FOUND */
  of(id: string): TicketLearning {
    const ticket = this.the.tickets.show(id)
    const suggestion = this.the.store.suggestion(id)
    return {
      knownFixes: this.knownFixes(ticket),
      trend: this.trendOf(ticket),
      recurring: this.recurring(ticket),
      suggested: suggestion && {
        ...{ at: suggestion.at, pending: suggestion.pending },
        byMe: suggestion.createdBy === this.the.person.id,
      },
      maySuggest: suggestion === null && isAnswer(ticket) && maySuggest(this.the.person.role),
    }
  }

  /**
   * A ticket was resolved here, or it was said what had helped: what answers a recurring question
   * goes to knowledge, once. Whoever may not do that sees that somebody should.
   */
  resolved(ticket: TicketDetail): void {
    if (!isAnswer(ticket) || !maySuggest(this.the.person.role)) return
    if (this.the.store.suggestion(ticket.id) !== null || this.recurring(ticket) === null) return
    try {
      this.handOver(ticket)
    } catch (error) {
      // It is resolved all the same, and still says that it is worth knowing.
      if (!(error instanceof AppError)) throw error
    }
  }

  /** @throws AppError TICKET_NOT_FOUND, NO_FIX, DISK_FULL … */
  suggest(id: string): TicketLearning {
    const ticket = this.the.tickets.show(id)
    if (!isAnswer(ticket)) {
      throw new AppError('NO_FIX', 'Resolve the ticket and say what helped first.')
    }
    if (this.the.store.suggestion(id) === null) this.handOver(ticket)
    return this.of(id)
  }

  /** Of the last days, the most frequent first. */
  trends(at: { readonly locationId?: string | undefined; readonly bayId?: string }): TicketTrend[] {
    const { trends, clock } = this.the
    const now = clock.now().getTime()
    const { locationId, bayId } = at
    const place = { ...(locationId && { locationId }), ...(bayId && { bayId }) }
    return [...trendsOf(trends.lately(now, place), { now, places: trends.placeWords() })]
  }

  /** Newest first. */
  ofTrend(trendId: string): TicketBrief[] {
    const [bayId = ''] = trendId.split('.')
    const ids = this.trends({ bayId }).find(({ id }) => id === trendId)?.ticketIds ?? []
    const briefs = this.the.relations.briefs(ids)
    return ids.flatMap((id) => briefs.get(id) ?? [])
  }

  private trendOf({ id, bayId }: TicketDetail): TicketTrend | null {
    if (bayId === null) return null
    return this.trends({ bayId }).find(({ ticketIds }) => ticketIds.includes(id)) ?? null
  }

  private knownFixes(ticket: TicketDetail): KnownFix[] {
    const { store } = this.the
    const { bayId } = ticket
    const inBay = bayId === null ? [] : store.fixedInBay(ticket, bayId)
    const found = new Map([...inBay, ...this.likeByWords(ticket)].map((row) => [row.id, row]))
    const fixes = this.alike(ticket, [...found.values()]).flatMap((row): KnownFix[] => {
      if (row.fix === null) return []
      const { id: ticketId, title, cause, fix } = row
      const resolvedAt = row.resolvedAt ?? row.updatedAt
      const sameBay = bayId !== null && row.bayId === bayId
      return [{ ...{ ticketId, title, cause, fix, sameBay }, resolvedAt }]
    })
    const order = (a: KnownFix, b: KnownFix) =>
      Number(b.sameBay) - Number(a.sameBay) || (a.resolvedAt < b.resolvedAt ? 1 : -1)
    return fixes.sort(order).slice(0, mostFixes)
  }

  private recurring(ticket: TicketDetail): RecurringReason | null {
    if (!isAnswer(ticket)) return null
    const since = new Date(this.the.clock.now().getTime() - recurringDays * dayMs).toISOString()
    const lately = this.likeByWords(ticket).filter(
      (row) => (row.resolvedAt ?? row.updatedAt) >= since,
    )
    const alike = this.alike(ticket, lately).length + 1
    if (alike >= recurringFrom) return { kind: 'alike', count: alike, days: recurringDays }
    const { traceId } = ticket
    const asked = traceId === null ? 0 : this.the.store.timesAsked(traceId, since)
    return asked < askedFrom ? null : { kind: 'asked', count: asked, days: recurringDays }
  }

  private likeByWords(ticket: TicketDetail) {
    const strong = this.topics()(ticket.title).filter((word) => word.strong)
    return this.the.store.withWords(
      ticket,
      strong.map(({ word }) => word),
    )
  }

  private alike<Row extends { readonly title: string }>(
    { title }: TicketDetail,
    rows: readonly Row[],
  ): readonly Row[] {
    const topic = this.topics()
    const own = topic(title)
    return rows.filter((row) => isAlike(own, topic(row.title)))
  }

  private topics(): (title: string) => readonly TopicWord[] {
    const places = this.the.trends.placeWords()
    return (title) => topicOf(title, places)
  }

  private handOver(ticket: TicketDetail): void {
    const { store, writer, person, clock, redacted } = this.the
    const question = ticket.traceId === null ? null : store.questionOf(ticket.traceId)
    writer.write((changes) =>
      changes.insert('intake_items', {
        ...{ id: newId(), source: 'ticket', status: 'new', ticketId: ticket.id },
        text: redacted(knowledgeText(ticket, question)),
        ...{ traceId: ticket.traceId, locationId: ticket.locationId },
        ...{ createdBy: person.id, createdAt: clock.now().toISOString() },
      }),
    )
  }
}

/** It is done with, and says what helped. */
const isAnswer = ({ status, fix }: TicketDetail) =>
  fix !== null && (status === 'resolved' || status === 'closed')

const maySuggest = (role: Role) => (suggesters as readonly Role[]).includes(role)
