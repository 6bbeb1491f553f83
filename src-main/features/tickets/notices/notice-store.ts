import { and, desc, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { LocalDatabase, WriteDb } from '../../../data/sqlite/local-database'
import { staffNames } from '../../../data/sqlite/schema/local-people'
import { ticketComments, ticketEvents, tickets } from '../../../data/sqlite/schema/local-tickets'
import { ticketNotices } from '../../../data/sqlite/schema/ticket-work'
import { isBootstrapping } from '../../../data/sync/bootstrap'
import { getState, setState } from '../../../data/sync/sync-state-store'
import {
  type ArrivedComment,
  type ArrivedEvent,
  type NewNotice,
  noticeOfComment,
  noticeOfEvent,
} from './notice-rules'
import { everythingNoticed, lookedAtUpTo, type Noticed } from './noticed-row-store'

const creators = alias(staffNames, 'creators')
const { id, ticketId, kind, byId, at, readAt } = ticketNotices
const concern = {
  assigneeId: tickets.assigneeId,
  createdBy: tickets.createdBy,
  watchers: tickets.watchers,
}

export type WhichNotices =
  | { readonly ids: readonly string[] }
  | { readonly ticketId: string }
  | { readonly unread: true }
  | { readonly all: true }

/** Notices of this person on this device, and the rows that they are made of. */
export class NoticeStore {
  constructor(
    private readonly local: LocalDatabase,
    /** Whose copy this is. */
    private readonly me: string,
  ) {}

  /** Rows come that are old: the copy is made, or made anew. */
  get isCopying(): boolean {
    return isBootstrapping(this.local.read)
  }

  get noticed(): Noticed | null {
    const stored = getState(this.local.read, 'noticed')
    return stored === null ? null : (JSON.parse(stored) as Noticed)
  }

  everything(now: Date): Noticed {
    return everythingNoticed(this.local.read, now)
  }

  /** What came since, of what happened no earlier than `from`, as far as it concerns this person. */
  arrivedSince(noticed: Noticed, from: string): readonly NewNotice[] {
    const { me } = this
    return [
      ...this.comments(noticed, from).map((comment) => noticeOfComment(comment, me)),
      ...this.events(noticed, from).map((event) => noticeOfEvent(event, me)),
      ...this.givenAtOnce(noticed, from),
    ].filter((notice) => notice !== null)
  }

  /** Those that were not kept before. */
  unknown(notices: readonly NewNotice[]): readonly NewNotice[] {
    if (notices.length === 0) return notices
    const ids = notices.map((notice) => notice.id)
    const kept = this.local.read
      .select({ id })
      .from(ticketNotices)
      .where(sql`${id} in (select value from json_each(${JSON.stringify(ids)}))`)
      .all()
    const known = new Set(kept.map((notice) => notice.id))
    return notices.filter((notice) => !known.has(notice.id))
  }

  /** Keeps them and how far was looked, together. @returns the ids of those that are new */
  keep(notices: readonly NewNotice[], noticed: Noticed): ReadonlySet<string> {
    // What a power cut takes away of it is worked out again.
    return this.local.write((db) => this.insert(db, notices, noticed), { durable: false })
  }

  /** Newest first; of tickets that this person still sees. */
  latest(which: WhichNotices, limit: number) {
    return this.local.read
      .select({
        ...{ id, ticketId, kind, byId, at, readAt },
        ...{ title: tickets.title, priority: tickets.priority, byName: staffNames.name },
        body: ticketComments.body,
        field: ticketEvents.field,
        to: ticketEvents.to,
      })
      .from(ticketNotices)
      .innerJoin(tickets, and(eq(tickets.id, ticketId), isNull(tickets.deletedAt)))
      .leftJoin(staffNames, eq(staffNames.id, byId))
      .leftJoin(ticketComments, eq(ticketComments.id, rowOf))
      .leftJoin(ticketEvents, eq(ticketEvents.id, rowOf))
      .where(conditionOf(which))
      .orderBy(desc(at), desc(id))
      .limit(limit)
      .all()
  }

  markRead(which: WhichNotices, now: Date): void {
    this.local.write((db) =>
      db
        .update(ticketNotices)
        .set({ readAt: now.toISOString() })
        .where(and(isNull(readAt), conditionOf(which)))
        .run(),
    )
  }

  /** What is long past is not shown any more. */
  forgetBefore(moment: Date): void {
    const isOld = lt(at, moment.toISOString())
    if (this.local.read.select({ id }).from(ticketNotices).where(isOld).limit(1).get()) {
      this.local.write((db) => db.delete(ticketNotices).where(isOld).run())
    }
  }

  get desktop(): boolean {
    return getState(this.local.read, 'desktop-notices') !== 'off'
  }

  setDesktop(on: boolean): void {
    this.local.write((db) => setState(db, 'desktop-notices', on ? 'on' : 'off'))
  }

  private insert(
    db: WriteDb,
    notices: readonly NewNotice[],
    noticed: Noticed,
  ): ReadonlySet<string> {
    setState(db, 'noticed', JSON.stringify(noticed))
    const late = notices.filter((notice) => notice.kind === 'breached')
    // What is too late is not to be done soon any more.
    const soon = late.map((notice) => notice.id.replace('breached:', 'due:'))
    if (soon.length > 0) db.delete(ticketNotices).where(inArray(id, soon)).run()
    const fresh = notices.filter(
      (notice) => db.insert(ticketNotices).values(notice).onConflictDoNothing().run().changes > 0,
    )
    return new Set(fresh.map((notice) => notice.id))
  }

  private comments({ comments }: Noticed, from: string): readonly ArrivedComment[] {
    const { authorId, mentions, createdAt } = ticketComments
    return this.local.read
      .select({
        ...{ id: ticketComments.id, ticketId: ticketComments.ticketId, authorId, mentions },
        ...{ at: createdAt, ...concern },
      })
      .from(ticketComments)
      .innerJoin(tickets, and(eq(tickets.id, ticketComments.ticketId), isNull(tickets.deletedAt)))
      .where(
        sql`${ticketComments}.rowid > ${lookedAtUpTo(this.local.read, ticketComments, comments)}
          and ${createdAt} >= ${from}`,
      )
      .all()
  }

  private events({ events }: Noticed, from: string): readonly ArrivedEvent[] {
    const { field, from: was, to, byId: actor, at: moment } = ticketEvents
    return this.local.read
      .select({
        ...{ id: ticketEvents.id, ticketId: ticketEvents.ticketId, field, from: was, to },
        ...{ byId: actor, at: moment, ...concern },
      })
      .from(ticketEvents)
      .innerJoin(tickets, and(eq(tickets.id, ticketEvents.ticketId), isNull(tickets.deletedAt)))
      .where(
        sql`${ticketEvents}.rowid > ${lookedAtUpTo(this.local.read, ticketEvents, events)}
          and ${moment} >= ${from} and ${field} in ('assignee_id', 'status', 'priority')`,
      )
      .all()
  }

  /** Tickets that others made for this person: no change tells of that. */
  private givenAtOnce({ tickets: last }: Noticed, from: string): readonly NewNotice[] {
    const { recursAt, createdBy, createdAt, assigneeId } = tickets
    const firstGiven = sql<string | null>`(select json_extract(e.from_value, '$')
      from ${ticketEvents} e where e.ticket_id = ${tickets.id} and e.field = 'assignee_id'
      order by e.at limit 1)`
    const neverGiven = sql`not exists (select 1 from ${ticketEvents} e
      where e.ticket_id = ${tickets.id} and e.field = 'assignee_id')`
    return this.local.read
      .select({ id: tickets.id, createdBy: creators.id, recursAt, at: createdAt })
      .from(tickets)
      .leftJoin(creators, eq(creators.id, createdBy))
      .where(
        sql`${tickets}.rowid > ${lookedAtUpTo(this.local.read, tickets, last)}
          and ${createdAt} >= ${from} and ${tickets.deletedAt} is null
          and (${createdBy} <> ${this.me} or ${recursAt} is not null)
          and case when ${neverGiven} then ${assigneeId} else ${firstGiven} end = ${this.me}`,
      )
      .all()
      .map((ticket) => ({
        ...{ id: `assigned:${ticket.id}`, ticketId: ticket.id, kind: 'assigned', at: ticket.at },
        // One that comes by itself was given by nobody.
        byId: ticket.recursAt === null ? ticket.createdBy : null,
      }))
  }
}

/** `commented:<row>`. */
const rowOf = sql`substr(${id}, instr(${id}, ':') + 1)`

function conditionOf(which: WhichNotices): SQL | undefined {
  if ('ids' in which) return inArray(id, [...which.ids])
  if ('ticketId' in which) return eq(ticketId, which.ticketId)
  return 'unread' in which ? isNull(readAt) : undefined
}
