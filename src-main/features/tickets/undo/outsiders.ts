import type { ChangedTicket } from './put-back'

type Tickets = ReadonlyMap<string, ChangedTicket>

/**
 * The same changes, but nobody is put back who cannot be given tickets now: kiosks once could, and
 * people leave. Nobody stands there instead.
 * @returns and who is left out as assignee, by ticket
 */
export function withoutOutsiders(tickets: Tickets, isColleague: (personId: string) => boolean) {
  const known = new Map<string, boolean>()
  const worksHere = (personId: string) => {
    const works = known.get(personId) ?? isColleague(personId)
    known.set(personId, works)
    return works
  }
  const outsiders = new Map<string, string>()
  const rid = ([id, ticket]: readonly [string, ChangedTicket]) => {
    const { assigneeId, watchers, ...before } = ticket.before
    const isOut = typeof assigneeId === 'string' && !worksHere(assigneeId)
    if (isOut) outsiders.set(id, assigneeId)
    const put = {
      ...before,
      ...(assigneeId === undefined ? {} : { assigneeId: isOut ? null : assigneeId }),
      ...(Array.isArray(watchers) ? { watchers: stay(watchers, ticket.after.watchers) } : {}),
    }
    return [id, { ...ticket, before: put }] as const
  }
  /** Whoever watches now may go on watching. */
  const stay = (watchers: readonly string[], now: unknown) =>
    watchers.filter((one) => worksHere(one) || (Array.isArray(now) && now.includes(one)))
  return { tickets: new Map([...tickets].map(rid)), outsiders }
}
