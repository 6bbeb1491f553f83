import { noticeKinds, type TicketNotice } from '@shared/tickets/ticket-notice-contract'
import { ticketStatuses } from '@shared/tickets/ticket-status'
import type { NoticeStore } from './notice-store'

type Stored = ReturnType<NoticeStore['latest']>[number]

/** What one person did to one ticket with no longer pause than this is one notice. */
const pauseMs = 15 * 60_000
const excerptLength = 140

/** @param stored newest first */
export function mergedNotices(stored: readonly Stored[]): readonly TicketNotice[] {
  const groups: { items: [Stored, ...Stored[]] }[] = []
  // Others may have come between: the last group of that ticket and person is what counts.
  const latest = new Map<string, { items: [Stored, ...Stored[]] }>()
  for (const notice of stored) {
    const key = JSON.stringify([notice.ticketId, notice.byId, notice.readAt === null])
    const group = latest.get(key)
    if (group !== undefined && isOneGo(group.items, notice)) group.items.push(notice)
    else {
      const begun = { items: [notice] as [Stored, ...Stored[]] }
      groups.push(begun)
      latest.set(key, begun)
    }
  }
  return groups.map(({ items }) => toNotice(items))
}

/** Times come from nobody: each is told by itself. */
function isOneGo(group: readonly Stored[], next: Stored): boolean {
  const last = group.at(-1)
  if (last === undefined || next.kind === 'due' || next.kind === 'breached') return false
  if (last.kind === 'due' || last.kind === 'breached') return false
  return Date.parse(last.at) - Date.parse(next.at) <= pauseMs
}

function toNotice(items: readonly [Stored, ...Stored[]]): TicketNotice {
  const [newest] = items
  const { ticketId, title, priority, byName, at, readAt } = newest
  const kind = noticeKinds.find((one) => items.some((each) => each.kind === one)) ?? newest.kind
  const body = items.find((each) => each.body !== null)?.body ?? null
  const moved = items.find(({ field }) => field === 'status')?.to
  return {
    ...{ ids: items.map(({ id }) => id), ticketId, title, priority, kind, byName, at },
    read: readAt !== null,
    excerpt: body === null ? null : excerptOf(body),
    status: ticketStatuses.find((one) => one === moved) ?? null,
  }
}

/** One line, whole characters. */
export function excerptOf(body: string): string {
  const line = body.replace(/\s+/g, ' ').trim()
  const characters = [...line.slice(0, 4 * excerptLength)]
  if (characters.length <= excerptLength) return line
  return `${characters.slice(0, excerptLength - 1).join('')}…`
}
