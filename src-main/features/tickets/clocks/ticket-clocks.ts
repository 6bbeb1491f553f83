import { AppError } from '@shared/ipc/app-error'
import type { TicketClock } from '@shared/tickets/ticket-clock-contract'
import type { Clock } from '../../../platform/clock'
import type { Logger } from '../../../platform/logger'
import type { BusinessTimes } from './business-times'
import { clockRow, timesOf } from './clock-row'
import { answerState, resolveState } from './clock-state'
import type { ClockRow, ClockSource, ClockStore } from './clock-store'
import type { Promised } from './clock-times'

export interface ClockOptions {
  readonly store: ClockStore
  readonly times: BusinessTimes
  /** What the club promises, as it is at each call. */
  readonly promises: () => Readonly<Record<ClockSource['priority'], Promised>>
  readonly clock: Clock
  readonly logger: Logger
}

/** The clocks of tickets: worked out from the copy, and kept beside it for lists. */
export class TicketClocks {
  constructor(private readonly the: ClockOptions) {}

  /**
   * How the promises about a ticket stand now.
   * @throws AppError TICKET_NOT_FOUND
   */
  show(id: string): TicketClock {
    const { store, times, clock } = this.the
    const [source] = store.sources([id])
    if (source === undefined) return this.clockless(id)
    const place = times.of(source.locationId)
    const waiting = source.status === 'waiting'
    const { timeZone = null, hours = null, time = null } = place ?? {}
    const now = clock.now().getTime()
    const stood = timesOf(source, this.the.promises()[source.priority], time)
    if (time === null) return { ...unpromised, waiting }
    const answer = answerState(stood, time, now)
    return { answer, resolve: resolveState(stood, time, now), waiting, timeZone, hours }
  }

  /**
   * Works out the clocks of these tickets anew.
   * @returns those of them whose clock became another
   */
  renew(ids: readonly string[]): readonly string[] {
    const { store, clock } = this.the
    const now = clock.now().getTime()
    const promises = this.the.promises()
    const rows = store.sources(ids).map((source) => {
      const time = this.the.times.of(source.locationId)?.time ?? null
      return clockRow(source, timesOf(source, promises[source.priority], time), now)
    })
    const before = new Map(store.clocksOf(ids).map((row) => [row.ticketId, row]))
    const changed = rows.filter((row) => !isSame(before.get(row.ticketId), row))
    const clocked = new Set(rows.map(({ ticketId }) => ticketId))
    const removed = [...before.keys()].filter((id) => !clocked.has(id))
    if (changed.length + removed.length > 0) store.save(changed, removed)
    return [...changed.map(({ ticketId }) => ticketId), ...removed]
  }

  /** Merged or archived, it has no clock; it has to be there, though. */
  private clockless(id: string): TicketClock {
    if (this.the.store.isThere(id)) return unpromised
    throw new AppError('TICKET_NOT_FOUND', 'This ticket is not on this device any more.')
  }
}

function isSame(one: ClockRow | undefined, other: ClockRow): boolean {
  return (
    one !== undefined &&
    one.answerDueAt === other.answerDueAt &&
    one.answeredAt === other.answeredAt &&
    one.resolveDueAt === other.resolveDueAt &&
    one.resolvedAt === other.resolvedAt &&
    one.pausedWithMs === other.pausedWithMs &&
    one.nextDueAt === other.nextDueAt
  )
}

const nothing = { state: 'none', dueAt: null, metAt: null, leftMs: null } as const

const unpromised: TicketClock = {
  ...{ answer: nothing, resolve: nothing },
  ...{ waiting: false, timeZone: null, hours: null },
}
