import type { Person } from '@shared/accounts/account-contract'
import type { Role } from '@shared/accounts/role'
import { AppError } from '@shared/ipc/app-error'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import {
  type RecurringReason,
  suggesters,
  type TicketLearning,
  type TicketTrend,
} from '@shared/tickets/ticket-learning-contract'
import type { TicketBrief } from '@shared/tickets/ticket-relations-contract'
import type { DeskWriter } from '../../../data/sync/desk-writer'
import type { Clock } from '../../../platform/clock'
import { newId } from '../../../platform/ids'
import type { Logger } from '../../../platform/logger'
import type { TicketRelationsStore } from '../relations/ticket-relations-store'
import type { TicketStore } from '../ticket-store'
import { type AlikeTicket, type FinishedAlike, timesTold } from './finished-alike'
import { knowledgeText } from './knowledge-text'
import { knownFixes } from './known-fixes'
import type { TicketLearningStore } from './ticket-learning-store'
import type { TrendFinder } from './trend-finder'

const dayMs = 86_400_000
const recurringDays = 90
/** So many resolved tickets that are alike make one worth knowing. */
const recurringFrom = 3
const askedFrom = 2

/** What a club can know from tickets that were resolved. */
export class TicketLearningService {
  private handingOver: Promise<void> = Promise.resolve()
  private closed = false

  constructor(
    private readonly the: {
      readonly store: TicketLearningStore
      readonly trends: TrendFinder
      readonly alike: FinishedAlike
      readonly relations: TicketRelationsStore
      readonly tickets: TicketStore
      readonly writer: DeskWriter
      readonly person: Person
      readonly clock: Clock
      readonly logger: Logger
      /** A text as colleagues may read it: without numbers, addresses and names of customers. */
      readonly redacted: (text: string) => string
    },
  ) {}

  /** @throws AppError TICKET_NOT_FOUND */
  async of(id: string): Promise<TicketLearning> {
    const ticket = this.the.tickets.show(id)
    const alike = await this.the.alike.to(ticket)
    const suggestion = this.the.store.suggestion(id)
    return {
      knownFixes: knownFixes(ticket, alike),
      trend: await this.trendOf(ticket),
      recurring: this.recurring(ticket, alike),
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
    const before = this.handingOver
    this.handingOver = this.handOverRecurring(ticket)
      .catch((error: unknown) => {
        // It is resolved all the same, and still says that it is worth knowing.
        this.the.logger.warn('A fix was not suggested for knowledge.', { error })
      })
      .then(() => before)
  }

  /** Settles when nothing that was resolved is left to be looked at. */
  async settled(): Promise<void> {
    await this.handingOver
  }

  close(): Promise<void> {
    this.closed = true
    return this.settled()
  }

  /** @throws AppError TICKET_NOT_FOUND, NO_FIX, DISK_FULL … */
  async suggest(id: string): Promise<TicketLearning> {
    const ticket = this.the.tickets.show(id)
    if (!isAnswer(ticket)) {
      throw new AppError('NO_FIX', 'Resolve the ticket and say what helped first.')
    }
    if (this.the.store.suggestion(id) === null) this.handOver(ticket)
    return this.of(id)
  }

  /** Of the last days, the most frequent first. */
  async trends(at: { readonly locationId?: string | undefined }): Promise<TicketTrend[]> {
    return [...(await this.the.trends.trends(at))]
  }

  /** Newest first. */
  async ofTrend(trendId: string): Promise<TicketBrief[]> {
    const ids = (await this.the.trends.trend(trendId))?.ticketIds ?? []
    const briefs = this.the.relations.briefs(ids)
    return ids.flatMap((id) => briefs.get(id) ?? [])
  }

  private async trendOf({ id, bayId, locationId }: TicketDetail): Promise<TicketTrend | null> {
    const trends = await this.the.trends.trends({ locationId, bayId })
    return trends.find(({ ticketIds }) => ticketIds.includes(id)) ?? null
  }

  private recurring(ticket: TicketDetail, alike: readonly AlikeTicket[]): RecurringReason | null {
    if (!isAnswer(ticket)) return null
    const since = new Date(this.the.clock.now().getTime() - recurringDays * dayMs).toISOString()
    const lately = alike.filter(({ resolvedAt, updatedAt }) => (resolvedAt ?? updatedAt) >= since)
    const count = timesTold(lately)
    if (count >= recurringFrom) return { kind: 'alike', count, days: recurringDays }
    const { traceId } = ticket
    const asked = traceId === null ? 0 : this.the.store.timesAsked(traceId, since)
    return asked < askedFrom ? null : { kind: 'asked', count: asked, days: recurringDays }
  }

  private async handOverRecurring({ id }: TicketDetail): Promise<void> {
    if (this.the.store.suggestion(id) !== null) return
    const alike = await this.the.alike.to(this.the.tickets.show(id))
    if (this.closed) return
    // Meanwhile it may have been opened again, or handed over.
    const ticket = this.the.tickets.show(id)
    if (this.the.store.suggestion(id) !== null) return
    if (this.recurring(ticket, alike) !== null) this.handOver(ticket)
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
