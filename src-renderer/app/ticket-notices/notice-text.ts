import type { NeedsMe, TicketNotice } from '@shared/tickets/ticket-notice-contract'
import { ticketStatusNames } from '../vocabulary'

type Told = Pick<TicketNotice, 'kind' | 'byName' | 'ids' | 'status'>

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** Every sentence of the notices, in one place so that it can be translated. */
export const noticeText = {
  title: 'Notices',
  bell: (unread: number) => (unread === 0 ? 'Notices' : `Notices, ${unread} unread`),
  number: (unread: number) => (unread > 99 ? '99+' : String(unread)),
  readAll: 'Mark all as read',
  unread: 'Unread',
  empty: 'Nothing new.',
  emptyHint:
    'You hear of mentions, of what is given to you, and of tickets that you have, made or watch.',
  failed: 'The notices could not be read',
  retry: 'Try again',
  today: 'Today',
  yesterday: 'Yesterday',
  somebody: 'ClubOS',
  desktop: 'Desktop notifications',
  said: (notice: Told, title: string) => `${noticeWords(notice)}: ${title}`,
  keys: 'Show notices',
  needs: ({ late, soon, mentions }: NeedsMe) =>
    [
      ...(late > 0 ? [counted(late, 'ticket of yours is late', 'tickets of yours are late')] : []),
      ...(soon > 0 ? [`${soon.toLocaleString('en')} due within the hour`] : []),
      ...(mentions > 0 ? [counted(mentions, 'unread mention', 'unread mentions')] : []),
    ].join(', '),
} as const

/** What happened: `Mia mentioned you`, `3 changes by Mia`. */
export function noticeWords({ kind, byName, ids, status }: Told): string {
  const who = byName ?? noticeText.somebody
  const others = ids.length - 1
  const more = others === 0 ? '' : ` · ${counted(others, 'other change', 'other changes')}`
  switch (kind) {
    case 'mentioned':
      return `${who} mentioned you${more}`
    case 'assigned':
      return `${who} gave you this ticket${more}`
    case 'breached':
      return 'This ticket of yours is late'
    case 'due':
      return 'This ticket of yours is due within the hour'
    case 'commented':
      return others === 0 ? `${who} commented` : `${ids.length} changes by ${who}`
    case 'changed':
      return others === 0 ? changed(who, status) : `${ids.length} changes by ${who}`
  }
}

function changed(who: string, status: TicketNotice['status']): string {
  return status === null ? `${who} changed it` : `${who} moved it to ${ticketStatusNames[status]}`
}
