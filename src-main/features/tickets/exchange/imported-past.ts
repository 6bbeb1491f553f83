import type { TicketStatus } from '@shared/tickets/ticket-status'
import { isUnresolved } from '@shared/tickets/unresolved'

/** What a file says of a ticket’s past. Times: ISO 8601 with their offset. */
export interface ImportedPast {
  readonly status: TicketStatus
  readonly created?: string | undefined
  readonly answered?: string | undefined
  readonly resolved?: string | undefined
}

/** What cannot have been so. Promises are judged by these times, so none of them is put right silently. */
export function pastProblems(past: ImportedPast, now: Date): readonly string[] {
  const { status, created, answered, resolved } = past
  const given = Object.entries({ created, answered, resolved })
  const future = given
    .filter(([, time]) => time !== undefined && Date.parse(time) > now.getTime())
    .map(([column]) => `${column}: This time has not come yet.`)
  if (resolved !== undefined && isUnresolved(status)) {
    return [
      ...future,
      `resolved: This ticket is ${status}. Write “resolved” or “closed” as its status, or leave this empty.`,
    ]
  }
  return future.length > 0 ? future : orderProblems(past)
}

function orderProblems({ created, answered, resolved }: ImportedPast): readonly string[] {
  const told = Object.entries({ answered, resolved }).filter(([, time]) => time !== undefined)
  if (told.length > 0 && created === undefined) {
    return ['created: Say when it was made, as the file says what became of it.']
  }
  const made = Date.parse(created ?? '')
  return told
    .filter(([, time]) => Date.parse(time ?? '') < made)
    .map(([column]) => `${column}: That is before the ticket was made.`)
}

/** As rows begin. What is done stands there as it was; all else begins open, now. */
export function pastOf({ status, created, answered, resolved }: ImportedPast, now: string) {
  const resolvedAt = isUnresolved(status) ? null : (moment(resolved) ?? now)
  return {
    ...{ createdAt: moment(created) ?? now, resolvedAt },
    answeredAt: moment(answered) ?? resolvedAt,
    status: isUnresolved(status) ? ('open' as const) : status,
  }
}

const moment = (text: string | undefined) =>
  text === undefined ? undefined : new Date(text).toISOString()
