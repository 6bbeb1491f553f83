import type { ticketPriorities } from '@shared/tickets/ticket-kinds'
import { type LiveSettings, liveValues } from './live-values'
import { amountOf, type SettingValues } from './setting-values'

type Priority = (typeof ticketPriorities)[number]

/** Business time in milliseconds; 0: nothing is promised. */
interface Promised {
  readonly answerMs: number
  readonly resolveMs: number
}

const minuteMs = 60_000

/** What the club promises about tickets of each priority, as it is at each call. */
export function liveTicketPromises(the: LiveSettings): () => Readonly<Record<Priority, Promised>> {
  const values = liveValues(the)
  return () => {
    const now = values()
    const of = (priority: Priority) => promisedFor(priority, now)
    return { low: of('low'), medium: of('medium'), high: of('high'), urgent: of('urgent') }
  }
}

function promisedFor(priority: Priority, values: SettingValues): Promised {
  return {
    answerMs: amountOf(`tickets.answer-minutes.${priority}`, values) * minuteMs,
    resolveMs: amountOf(`tickets.resolve-minutes.${priority}`, values) * minuteMs,
  }
}
