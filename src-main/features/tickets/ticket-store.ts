import { AppError } from '@shared/ipc/app-error'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { ReadDb } from '../../data/sqlite/local-database'
import { bays } from '../../data/sqlite/schema/local-knowledge'
import { tickets } from '../../data/sqlite/schema/local-tickets'
import { type Clock, systemClock } from '../../platform/clock'
import { isListed } from './lists/found-sql'
import { readListed } from './lists/listed-ticket-sql'
import { ColleagueStore } from './people/colleague-store'
import { PlaceStore } from './place-store'

const mostTags = 200
/** Tags are offered from so many of the newest tickets. */
const taggedLately = 2_000

/** Tickets of this device's copy. */
export class TicketStore {
  readonly colleagues: ColleagueStore
  readonly places: PlaceStore

  constructor(
    private readonly db: ReadDb,
    /** Who looks at them. */
    private readonly personId: string,
    private readonly clock: Clock = systemClock,
  ) {
    this.colleagues = new ColleagueStore(db)
    this.places = new PlaceStore(db)
  }

  /** @throws AppError TICKET_NOT_FOUND */
  show(ticketId: string): TicketDetail {
    const { checklist, mergedIntoId, watchers, answeredAt, cause, fix, parentId } = tickets
    const { templateId, traceId } = tickets
    const found = this.db
      .select({
        checklist,
        mergedIntoId,
        watchers,
        answeredAt,
        cause,
        fix,
        parentId,
        templateId,
        traceId,
      })
      .from(tickets)
      .where(and(eq(tickets.id, ticketId), isNull(tickets.deletedAt)))
      .get()
    const [listed] = readListed(this.db, [ticketId], this.clock.now())
    if (found === undefined || listed === undefined) {
      throw new AppError('TICKET_NOT_FOUND', 'This ticket is not on this device any more.')
    }
    const { watchers: watching, ...rest } = found
    return { ...listed, ...rest, watching: watching.includes(this.personId) }
  }

  /** Who wants to hear of every change of it, by id. */
  watchersOf(ticketId: string): string[] {
    const found = this.db
      .select({ watchers: tickets.watchers })
      .from(tickets)
      .where(eq(tickets.id, ticketId))
      .get()
    return found?.watchers ?? []
  }

  /** What a ticket's fields may hold: people, bays, and tags in use lately, the most used ones first. */
  choices() {
    const places = this.db
      .select({ id: bays.id, locationId: bays.locationId, number: bays.number })
      .from(bays)
      .where(isNull(bays.deletedAt))
      .orderBy(bays.locationId, bays.number)
      .all()
    const inUse = this.db.all<{ tag: string }>(sql`
      with newest as (select ${tickets.tags} as tags from ${tickets}
        where ${isListed} order by ${tickets.createdAt} desc limit ${taggedLately})
      select each.value as tag from newest, json_each(newest.tags) as each
      group by each.value order by count(*) desc, each.value limit ${mostTags}`)
    const [people, others] = [this.colleagues.all(), this.colleagues.others()]
    return { people, others, bays: places, tags: inUse.map(({ tag }) => tag) }
  }

  /** @returns the location of a bay, `null` where there is none such */
  locationOfBay(bayId: string): string | null {
    const found = this.db
      .select({ locationId: bays.locationId })
      .from(bays)
      .where(and(eq(bays.id, bayId), isNull(bays.deletedAt)))
      .get()
    return found?.locationId ?? null
  }
}
