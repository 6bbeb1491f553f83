import type { EventPayload } from '@shared/ipc/contract'
import type { NeedsMe, TicketNotice } from '@shared/tickets/ticket-notice-contract'
import type { ReadDb } from '../../../data/sqlite/local-database'
import type { ChangedRows } from '../../../data/sync/sync-copy'
import type { Clock } from '../../../platform/clock'
import type { Logger } from '../../../platform/logger'
import { desktopWords, isPressing } from './desktop-words'
import { mergedNotices } from './merged-notices'
import { mentionedIn, momentsOf } from './my-moment-store'
import { noticeOfMoment } from './notice-rules'
import type { NoticeStore, WhichNotices } from './notice-store'
import { sameRows } from './noticed-row-store'

type NoticesChanged = EventPayload<'notices.changed'>

interface NoticeDependencies {
  readonly store: NoticeStore
  readonly db: ReadDb
  readonly personId: string
  readonly clock: Clock
  readonly logger: Logger
  readonly onChange: (change: NoticesChanged) => void
}

/** Rows come in bursts; each look costs a few queries. */
const gatherMs = 100
/** Nothing else tells that a time has come. */
const lookEveryMs = 20_000
/** How far was looked is noted at least so often, so that little is looked at twice. */
const noteEveryMs = 10 * 60_000
/** A colleague's desk may have been without the line over a weekend; what is older is no news. */
const newsMs = 3 * 24 * 3_600_000
/** Clocks differ a little. */
const clocksDifferMs = 2 * 60_000
const keptMs = 60 * 24 * 3_600_000
const mostUnread = 500

const watched: readonly string[] = ['tickets', 'ticket_comments', 'ticket_events']

/** Tells a person once of what others did that concerns them, and of times that come. */
export class NoticeService {
  private gathering: NodeJS.Timeout | null = null
  private looking: NodeJS.Timeout | null = null
  private closed = false
  /** A whole copy came: rows are new here that are old elsewhere. */
  private copied = false
  private told = ''

  constructor(private readonly the: NoticeDependencies) {}

  /** Looks now, then whenever rows or times come, until it is closed. */
  begin(): void {
    if (this.closed || this.looking !== null) return
    const { store, clock, logger } = this.the
    this.looking = setInterval(() => this.look(), lookEveryMs)
    this.looking.unref()
    try {
      store.forgetBefore(new Date(clock.now().getTime() - keptMs))
    } catch (error) {
      logger.warn('Old notices stay for now.', { error })
    }
    this.look()
  }

  rowsChanged(changed: readonly ChangedRows[]): void {
    if (changed.some(({ entity }) => watched.includes(entity))) this.gather()
  }

  /** Looks again soon. */
  gather(): void {
    if (this.closed || this.gathering !== null) return
    this.gathering = setTimeout(() => {
      this.gathering = null
      this.look()
    }, gatherMs)
  }

  close(): void {
    this.closed = true
    if (this.gathering !== null) clearTimeout(this.gathering)
    if (this.looking !== null) clearInterval(this.looking)
  }

  list(limit: number): { items: TicketNotice[]; unread: number } {
    // Several are shown as one.
    const stored = this.the.store.latest({ all: true }, limit * 4)
    return { items: mergedNotices(stored).slice(0, limit), unread: this.unread().length }
  }

  read(which: WhichNotices): void {
    const { store, clock } = this.the
    store.markRead(which, clock.now())
    this.tell([])
  }

  needsMe(): NeedsMe {
    const { db, personId, clock } = this.the
    const now = clock.now().toISOString()
    const soon = new Date(clock.now().getTime() + 3_600_000).toISOString()
    const moments = momentsOf(db, personId)
    const of = (by: string) => new Set(moments.flatMap((one) => (one.at < by ? one.ticketId : [])))
    const [late, dueSoon] = [of(now), of(soon)]
    const mentions = mentionedIn(db).filter((id) => !dueSoon.has(id))
    return { late: late.size, soon: dueSoon.size - late.size, mentions: mentions.length }
  }

  desktop(): { on: boolean } {
    return { on: this.the.store.desktop }
  }

  setDesktop(on: boolean): { on: boolean } {
    this.the.store.setDesktop(on)
    return this.desktop()
  }

  /** Looks at what came since the last time, and says what is new. */
  look(): void {
    if (this.closed) return
    try {
      this.takeIn()
    } catch (error) {
      // A full disk keeps notices away; it is tried again with the next look.
      this.the.logger.warn('It could not be looked for what concerns this person.', { error })
    }
  }

  private takeIn(): void {
    const { store, clock } = this.the
    if (store.isCopying) {
      this.copied = true
      return
    }
    const now = clock.now()
    const before = store.noticed
    const after = store.everything(now)
    // The first copy is how things were; from here on it is news.
    if (before === null) store.keep([], after)
    const found = before === null ? [] : this.found(before, now)
    this.copied = false
    const stale = before !== null && now.getTime() - Date.parse(before.at) > noteEveryMs
    const moved = before !== null && !sameRows(before, after)
    const fresh = found.length > 0 || stale || moved ? store.keep(found, after) : new Set<string>()
    this.tell([...fresh])
  }

  private found(before: NonNullable<NoticeStore['noticed']>, now: Date) {
    const { store, db, personId } = this.the
    const back = this.copied ? clocksDifferMs : newsMs
    const from = new Date(Date.parse(before.at) - back).toISOString()
    const lookedAt = new Date(Date.parse(before.at) - clocksDifferMs).toISOString()
    const times = momentsOf(db, personId)
      .map((moment) => noticeOfMoment(moment, { now, lookedAt }))
      .filter((notice) => notice !== null)
    return store.unknown([...store.arrivedSince(before, from), ...times])
  }

  private unread(): readonly TicketNotice[] {
    return mergedNotices(this.the.store.latest({ unread: true }, mostUnread))
  }

  /** Says what changed, unless nothing did. */
  private tell(freshIds: readonly string[]): void {
    const { store, onChange } = this.the
    const unread = this.unread().length
    const counts = { unread, needsMe: this.needsMe() }
    const told = JSON.stringify(counts)
    if (told === this.told && freshIds.length === 0) return
    this.told = told
    const ids = freshIds.slice(0, mostUnread)
    const fresh = ids.length === 0 ? [] : mergedNotices(store.latest({ ids }, mostUnread))
    const desktop = store.desktop ? fresh.filter(isPressing).map(desktopWords) : []
    onChange({ ...counts, fresh: [...fresh].slice(0, 20), desktop: desktop.slice(0, 5) })
  }
}
