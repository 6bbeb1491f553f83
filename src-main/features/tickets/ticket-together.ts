import type { EventPayload } from '@shared/ipc/contract'
import type { ticketTogetherRoutes } from '@shared/tickets/ticket-together-contract'
import type { LocalDatabase } from '../../data/sqlite/local-database'
import type { ChangedRows } from '../../data/sync/sync-copy'
import type { Clock } from '../../platform/clock'
import type { HandlersFor } from '../../platform/handlers'
import type { Logger } from '../../platform/logger'
import { finderHandlers } from './finding/finder-handlers'
import { TicketFindStore } from './finding/ticket-find-store'
import { handoverHandlers } from './handover/handover-handlers'
import { type HandoverDependencies, HandoverService } from './handover/handover-service'
import { HandoverStore } from './handover/handover-store'
import { noticeHandlers } from './notices/notice-handlers'
import { NoticeService } from './notices/notice-service'
import { NoticeStore } from './notices/notice-store'
import { presenceHandlers } from './presence/presence-handlers'
import { PresenceService } from './presence/presence-service'

interface TogetherDependencies {
  readonly local: LocalDatabase
  readonly personId: string
  readonly clock: Clock
  readonly logger: Logger
  readonly line: ConstructorParameters<typeof PresenceService>[0]['line']
  readonly monotonic: () => number
  readonly places: HandoverDependencies['places']
  readonly trends: HandoverDependencies['trends']
  readonly onNotices: (change: EventPayload<'notices.changed'>) => void
}

/** What people need of each other while they work on tickets. */
export class TicketTogether {
  readonly notices: NoticeService
  readonly presence: PresenceService
  readonly handover: HandoverService
  readonly finder: TicketFindStore
  readonly signedInAt: Date
  readonly clock: Clock

  constructor({
    local,
    personId,
    clock,
    logger,
    line,
    monotonic,
    places,
    trends,
    onNotices,
  }: TogetherDependencies) {
    const store = new NoticeStore(local, personId)
    const onChange = onNotices
    this.notices = new NoticeService({
      ...{ store, db: local.read, personId, clock, logger, onChange },
    })
    this.presence = new PresenceService({ line, monotonic, logger })
    this.handover = new HandoverService({ store: new HandoverStore(local.read), places, trends })
    this.finder = new TicketFindStore(local.read)
    this.signedInAt = clock.now()
    this.clock = clock
  }

  rowsChanged(changed: readonly ChangedRows[]): void {
    this.notices.rowsChanged(changed)
  }

  close(): void {
    this.notices.close()
  }
}

export const ticketTogetherHandlers = (
  the: () => TicketTogether,
): HandlersFor<typeof ticketTogetherRoutes> => ({
  ...noticeHandlers(() => the().notices),
  ...presenceHandlers(() => the().presence),
  ...handoverHandlers(the),
  ...finderHandlers(() => the().finder),
})
