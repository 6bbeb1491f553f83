import type { NoticeKind } from '@shared/tickets/ticket-notice-contract'

/** Whom a ticket concerns. */
interface Concerned {
  readonly assigneeId: string | null
  readonly createdBy: string
  readonly watchers: readonly string[]
}

export interface NewNotice {
  readonly id: string
  readonly ticketId: string
  readonly kind: NoticeKind
  readonly byId: string | null
  readonly at: string
}

export interface ArrivedComment extends Concerned {
  readonly id: string
  readonly ticketId: string
  readonly authorId: string
  readonly mentions: readonly string[]
  readonly at: string
}

export interface ArrivedEvent extends Concerned {
  readonly id: string
  readonly ticketId: string
  /** Column of `tickets`. */
  readonly field: string
  readonly from: unknown
  readonly to: unknown
  readonly byId: string | null
  readonly at: string
}

function concerns({ assigneeId, createdBy, watchers }: Concerned, me: string): boolean {
  return assigneeId === me || createdBy === me || watchers.includes(me)
}

/** What a comment is for that person; `null`: nothing to be told of. */
export function noticeOfComment(comment: ArrivedComment, me: string): NewNotice | null {
  const { id, ticketId, authorId, at } = comment
  if (authorId === me) return null
  const about = { ticketId, byId: authorId, at }
  // The row's own id makes it the same notice however often the row comes.
  if (comment.mentions.includes(me)) return { ...about, id: `mentioned:${id}`, kind: 'mentioned' }
  return concerns(comment, me) ? { ...about, id: `commented:${id}`, kind: 'commented' } : null
}

/** What a change is for that person; `null`: nothing to be told of. */
export function noticeOfEvent(event: ArrivedEvent, me: string): NewNotice | null {
  const { id, ticketId, field, from, to, byId, at } = event
  if (byId === me) return null
  const about = { ticketId, byId, at }
  if (field === 'assignee_id' && to === me)
    return { ...about, id: `assigned:${id}`, kind: 'assigned' }
  const told =
    (field === 'assignee_id' && from === me) ||
    (concerns(event, me) && (field === 'status' || (field === 'priority' && to === 'urgent')))
  return told ? { ...about, id: `changed:${id}`, kind: 'changed' } : null
}

/** A time of a ticket of that person's by which something is to be done. */
export interface DueMoment {
  readonly ticketId: string
  /** ISO 8601. */
  readonly at: string
}

const soonMs = 3_600_000

/** What a time is now: due within the hour, or past since it was last looked; else nothing. */
export function noticeOfMoment(
  { ticketId, at }: DueMoment,
  the: { readonly now: Date; readonly lookedAt: string },
): NewNotice | null {
  const left = Date.parse(at) - the.now.getTime()
  const about = { ticketId, byId: null }
  if (left > soonMs) return null
  if (left > 0) {
    const began = new Date(Date.parse(at) - soonMs).toISOString()
    return { ...about, id: `due:${ticketId}:${at}`, kind: 'due', at: began }
  }
  if (at < the.lookedAt) return null
  return { ...about, id: `breached:${ticketId}:${at}`, kind: 'breached', at }
}
