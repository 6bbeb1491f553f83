import type { ticketNoticeRoutes } from '@shared/tickets/ticket-notice-contract'
import type { HandlersFor } from '../../../platform/handlers'
import type { NoticeService } from './notice-service'

export const noticeHandlers = (
  notices: () => NoticeService,
): HandlersFor<typeof ticketNoticeRoutes> => ({
  'notices.list': ({ limit }) => notices().list(limit),
  'notices.read': (which) => {
    notices().read(which)
    return null
  },
  'notices.desktop': () => notices().desktop(),
  'notices.set-desktop': ({ on }) => notices().setDesktop(on),
  'tickets.needs-me': () => notices().needsMe(),
})
