import type { BusinessTime } from '@shared/knowledge/business-time'
import type { PromiseState } from '@shared/tickets/ticket-clock-contract'
import type { ClockTimes } from './clock-times'

const nothing: PromiseState = { state: 'none', dueAt: null, metAt: null, leftMs: null }

/** How the promise to answer stands. @param now milliseconds since 1970 */
export function answerState(
  { answerDueAt, answeredAt }: ClockTimes,
  time: BusinessTime,
  now: number,
): PromiseState {
  return stateOf({ dueAt: answerDueAt, metAt: answeredAt }, time, now)
}

/** How the promise to resolve stands. @param now milliseconds since 1970 */
export function resolveState(
  { resolveDueAt, resolvedAt, pausedWithMs }: ClockTimes,
  time: BusinessTime,
  now: number,
): PromiseState {
  if (pausedWithMs === null) {
    return stateOf({ dueAt: resolveDueAt, metAt: resolvedAt }, time, now)
  }
  const state = pausedWithMs < 0 ? 'missed' : 'paused'
  return { state, dueAt: null, metAt: null, leftMs: pausedWithMs }
}

interface Kept {
  readonly dueAt: number | null
  readonly metAt: number | null
}

function stateOf({ dueAt, metAt }: Kept, time: BusinessTime, now: number): PromiseState {
  if (dueAt === null) return nothing
  const at = metAt ?? now
  const inTime = at <= dueAt
  return {
    state: !inTime ? 'missed' : metAt === null ? 'running' : 'met',
    dueAt: new Date(dueAt).toISOString(),
    metAt: metAt === null ? null : new Date(metAt).toISOString(),
    leftMs: inTime ? time.between(at, dueAt) : -time.between(dueAt, at),
  }
}
