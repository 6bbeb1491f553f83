import type { Role } from '@shared/accounts/role'
import type { EventPayload } from '@shared/ipc/contract'
import type { NeedsMe } from '@shared/tickets/ticket-notice-contract'
import type { QueryClient } from '@tanstack/react-query'
import { on } from '../../ipc/events'
import { request } from '../../ipc/request'
import { useRead } from '../../ipc/use-read'
import { announce } from '../announce-store'
import { syncs } from '../sync/sync-reads'
import { noticeText } from './notice-text'

type Changed = EventPayload<'notices.changed'>

const nothing: NeedsMe = { late: 0, soon: 0, mentions: 0 }
/** What the bell's list holds. */
const listed = {}

export function useNotices(role: Role) {
  return useRead('notices.list', listed, { enabled: syncs(role) })
}

/** Tickets that need this person; none before it is known and for whom there are none. */
export function useNeedsMe(role: Role): NeedsMe {
  return useRead('tickets.needs-me', {}, { enabled: syncs(role) }).data ?? nothing
}

/** Keeps the bell and the side bar current, and says what is new to who listens. */
export function followNotices(client: QueryClient): readonly (() => void)[] {
  return [on('notices.changed', (change) => takeChange(client, change))]
}

function takeChange(client: QueryClient, { needsMe, fresh }: Changed): void {
  client.setQueryData(['tickets.needs-me', {}], needsMe)
  void client.invalidateQueries({ queryKey: ['notices.list'] })
  const [newest] = fresh
  // A comment on the ticket in sight is said by its timeline.
  const isInSight = newest !== undefined && window.location.hash.endsWith(newest.ticketId)
  if (newest !== undefined && !isInSight) announce(noticeText.said(newest, newest.title))
}

/** Nothing hangs on it: what stays unread is read the next time. */
export function markRead(which: Parameters<typeof request<'notices.read'>>[1]): void {
  request('notices.read', which).catch(() => undefined)
}
