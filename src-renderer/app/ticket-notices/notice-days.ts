import type { TicketNotice } from '@shared/tickets/ticket-notice-contract'
import { groupBy } from '../../ui/group-by'
import { dayText } from '../../ui/time-text'
import { noticeText } from './notice-text'

/** Notices under the day on which they came, in local time. */
export function noticeDays(
  notices: readonly TicketNotice[],
  now: Date,
): readonly { readonly day: string; readonly notices: readonly TicketNotice[] }[] {
  const groups = groupBy(notices, ({ at }) => dayOf(at, now))
  return [...groups].map(([day, members]) => ({ day, notices: members }))
}

function dayOf(at: string, now: Date): string {
  const date = new Date(at).toDateString()
  if (date === now.toDateString()) return noticeText.today
  const before = new Date(now)
  before.setDate(now.getDate() - 1)
  return date === before.toDateString() ? noticeText.yesterday : dayText(at, now)
}
