import type { BusinessTime } from '@shared/knowledge/business-time'
import type { TicketStatus } from '@shared/tickets/ticket-status'

/** From then on it had that status. Moments in milliseconds since 1970. */
export interface StatusChange {
  readonly at: number
  readonly status: TicketStatus
}

/** Business time in milliseconds; 0: nothing is promised. */
export interface Promised {
  readonly answerMs: number
  readonly resolveMs: number
}

export interface ClockedTicket {
  readonly createdAt: number
  /** After it was made as an open one, oldest first. */
  readonly changes: readonly StatusChange[]
  readonly answeredAt: number | null
  readonly promised: Promised
}

/** As the columns of `ticket_clocks`, in milliseconds since 1970. */
export interface ClockTimes {
  readonly answerDueAt: number | null
  readonly answeredAt: number | null
  readonly resolveDueAt: number | null
  readonly resolvedAt: number | null
  readonly pausedWithMs: number | null
}

/** A stretch in which the clock ran; it runs on without an end. */
interface Run {
  readonly from: number
  readonly to: number | null
}

/**
 * When a ticket has to be answered and resolved. Time in which it waits or was resolved does not
 * count; after a reopening the clock goes on from where it stood.
 */
export function clockTimes(ticket: ClockedTicket, time: BusinessTime): ClockTimes {
  const { createdAt, promised, answeredAt } = ticket
  const resolvedAt = resolvedSince(ticket.changes)
  const answerDueAt = promised.answerMs === 0 ? null : time.after(createdAt, promised.answerMs)
  return { answerDueAt, answeredAt, resolvedAt, ...resolveTimes(ticket, resolvedAt, time) }
}

function resolveTimes(
  { createdAt, changes, promised }: ClockedTicket,
  resolvedAt: number | null,
  time: BusinessTime,
): Pick<ClockTimes, 'resolveDueAt' | 'pausedWithMs'> {
  if (promised.resolveMs === 0) return { resolveDueAt: null, pausedWithMs: null }
  let left = promised.resolveMs
  let dueAt: number | null = null
  let openSince: number | null = null
  for (const { from, to } of runsOf(createdAt, changes)) {
    const used = to === null ? 0 : time.between(from, to)
    if (to === null) openSince = from
    else if (dueAt === null && used >= left) dueAt = time.after(from, left)
    left -= used
  }
  const stopped = openSince ?? resolvedAt
  // It waits: as long as nobody knows until when, nobody knows when it is due.
  if (stopped === null) return { resolveDueAt: null, pausedWithMs: left }
  return { resolveDueAt: dueAt ?? time.after(stopped, left), pausedWithMs: null }
}

function runsOf(createdAt: number, changes: readonly StatusChange[]): readonly Run[] {
  const all: readonly StatusChange[] = [{ at: createdAt, status: 'open' }, ...changes]
  return all.flatMap(({ at, status }, i) =>
    isRunning(status) ? [{ from: at, to: all[i + 1]?.at ?? null }] : [],
  )
}

/** Since when it has been resolved; null while it is not. */
function resolvedSince(changes: readonly StatusChange[]): number | null {
  const lastOpen = changes.findLastIndex(({ status }) => !isDone(status))
  return changes[lastOpen + 1]?.at ?? null
}

const isRunning = (status: TicketStatus) => status === 'open' || status === 'in-progress'

const isDone = (status: TicketStatus) => !isRunning(status) && status !== 'waiting'
