import { ticketStatuses } from '@shared/tickets/ticket-status'
import type { StatusChange } from './clock-times'

/** What is known of a ticket's statuses. Times: ISO 8601, UTC. */
export interface KnownStatuses {
  readonly createdAt: string
  readonly updatedAt: string
  readonly resolvedAt: string | null
  /** As it is now, with what was not sent yet. */
  readonly status: StatusChange['status']
  /** What the central database recorded, and what was changed here since, in this order. */
  readonly recorded: readonly { readonly at: string; readonly to: unknown }[]
}

/**
 * Every change of a ticket's status since it was made, oldest first; the last one leads to the
 * present one, whatever was recorded: rows that came from elsewhere have no history.
 */
export function statusHistory(known: KnownStatuses): readonly StatusChange[] {
  const changes: StatusChange[] = []
  let latest = Date.parse(known.createdAt)
  const add = (at: string, status: StatusChange['status']) => {
    // Clocks of two computers may disagree; time does not run backwards.
    latest = Math.max(latest, Date.parse(at))
    changes.push({ at: latest, status })
  }
  for (const { at, to } of known.recorded) {
    const status = ticketStatuses.find((each) => each === to)
    if (status !== undefined) add(at, status)
  }
  const last = changes.at(-1)?.status ?? 'open'
  if (last !== known.status) add(known.resolvedAt ?? known.updatedAt, known.status)
  return changes
}
