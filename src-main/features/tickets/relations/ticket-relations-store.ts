import type {
  LinkWay,
  TicketBrief,
  TicketRelations,
} from '@shared/tickets/ticket-relations-contract'
import { and, desc, eq, inArray, isNotNull, isNull, or, type SQL } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { bays, locations } from '../../../data/sqlite/schema/local-knowledge'
import { staffNames } from '../../../data/sqlite/schema/local-people'
import { ticketComments, ticketLinks, tickets } from '../../../data/sqlite/schema/local-tickets'
import { MergedTicketStore } from './merged-ticket-store'

const { id, title, category, priority, status, locationId, createdAt } = tickets

const briefColumns = {
  ...{ id, title, category, priority, status, locationId, createdAt },
  bayNumber: bays.number,
  assigneeName: staffNames.name,
}

interface FoundLink {
  readonly id: string
  readonly way: LinkWay
  readonly other: string
}

export interface QuotedComment {
  readonly body: string
  readonly byName: string | null
  /** ISO 8601. */
  readonly at: string
}

/** What tickets of this device's copy have to do with each other. */
export class TicketRelationsStore {
  readonly merged: MergedTicketStore

  constructor(private readonly db: ReadDb) {
    this.merged = new MergedTicketStore(db)
  }

  of(ticketId: string): TicketRelations {
    const inside = this.merged.allIn(ticketId)
    const into = this.merged.finalOf(ticketId)
    const links = this.links(inside)
    const [wholes, parts] = [this.wholeIds(inside), this.partIds(inside)]
    const briefs = this.briefs([...inside, into, ...wholes, ...parts, ...links.keys()])
    const listed = (ids: readonly string[]) => ids.flatMap((one) => briefs.get(one) ?? [])
    return {
      ...{ wholes: listed(wholes), parts: byAge(listed(parts)) },
      mergedHere: byAge(listed(inside.slice(1).filter((one) => one !== ticketId))),
      mergedInto: into === ticketId ? null : (briefs.get(into) ?? null),
      links: [...links].flatMap(([other, ways]) => {
        const ticket = briefs.get(other)
        return ticket === undefined ? [] : [...ways].map(([way, ids]) => ({ ids, way, ticket }))
      }),
    }
  }

  /** Those of them that are on this device, by id. */
  briefs(ids: readonly string[]): ReadonlyMap<string, TicketBrief> {
    const found = this.select(inArray(tickets.id, [...new Set(ids)])).all()
    return new Map(found.map((brief) => [brief.id, brief]))
  }

  /** Open ones of that location, the newest first; merged ones left out. */
  openAt(place: string, limit: number): readonly TicketBrief[] {
    const open = inArray(tickets.status, ['open', 'in-progress', 'waiting'])
    return this.select(and(eq(locationId, place), open, isNull(tickets.mergedIntoId)))
      .orderBy(desc(createdAt), desc(id))
      .limit(limit)
      .all()
  }

  /** Comments of a ticket and of those merged into it, oldest first. */
  comments(ticketId: string, commentIds: readonly string[]): readonly QuotedComment[] {
    const { body, createdAt: at, authorId } = ticketComments
    return this.db
      .select({ body, at, byName: staffNames.name })
      .from(ticketComments)
      .leftJoin(staffNames, eq(staffNames.id, authorId))
      .where(
        and(
          inArray(ticketComments.id, [...commentIds]),
          inArray(ticketComments.ticketId, [...this.merged.allIn(ticketId)]),
        ),
      )
      .orderBy(at, ticketComments.id)
      .all()
  }

  timeZoneOf(place: string): string {
    const { timeZone } = locations
    const found = this.db.select({ timeZone }).from(locations).where(eq(locations.id, place)).get()
    return found?.timeZone ?? 'UTC'
  }

  private select(where: SQL | undefined) {
    return this.db
      .select(briefColumns)
      .from(tickets)
      .leftJoin(staffNames, eq(staffNames.id, tickets.assigneeId))
      .leftJoin(bays, eq(bays.id, tickets.bayId))
      .where(and(isNull(tickets.deletedAt), where))
  }

  private wholeIds(inside: readonly string[]): readonly string[] {
    const { parentId } = tickets
    const found = this.db
      .select({ parentId })
      .from(tickets)
      .where(and(inArray(id, [...inside]), isNotNull(parentId)))
      .all()
    return this.outside(
      inside,
      found.flatMap((row) => row.parentId ?? []),
    )
  }

  private partIds(inside: readonly string[]): readonly string[] {
    const found = this.db
      .select({ id })
      .from(tickets)
      .where(
        and(
          inArray(tickets.parentId, [...inside]),
          isNotNull(tickets.parentId),
          isNull(tickets.deletedAt),
        ),
      )
      .all()
    return this.outside(
      inside,
      found.map((row) => row.id),
    )
  }

  /** By the other ticket, and by way, the links that say so. */
  private links(inside: readonly string[]): ReadonlyMap<string, ReadonlyMap<LinkWay, string[]>> {
    const links = new Map<string, Map<LinkWay, string[]>>()
    for (const link of this.linkRows(inside)) {
      const [other] = this.outside(inside, [link.other])
      if (other === undefined) continue
      const ways = links.get(other) ?? new Map<LinkWay, string[]>()
      ways.set(link.way, [...(ways.get(link.way) ?? []), link.id])
      links.set(other, ways)
    }
    return links
  }

  private linkRows(inside: readonly string[]): readonly FoundLink[] {
    const { ticketId, otherId, kind, deletedAt } = ticketLinks
    const rows = this.db
      .select({ id: ticketLinks.id, ticketId, otherId, kind })
      .from(ticketLinks)
      .where(
        and(or(inArray(ticketId, [...inside]), inArray(otherId, [...inside])), isNull(deletedAt)),
      )
      .orderBy(ticketLinks.createdAt, ticketLinks.id)
      .all()
    return rows.map((row): FoundLink => {
      if (!inside.includes(row.ticketId)) {
        const way = row.kind === 'blocks' ? 'blocked-by' : 'related'
        return { id: row.id, way, other: row.ticketId }
      }
      return { id: row.id, way: row.kind, other: row.otherId }
    })
  }

  /** Where those go on, without what is inside. */
  private outside(inside: readonly string[], ids: readonly string[]): readonly string[] {
    const ends = new Set(ids.map((one) => this.merged.finalOf(one)))
    return [...ends].filter((one) => !inside.includes(one))
  }
}

const byAge = (briefs: readonly TicketBrief[]) =>
  briefs.toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt))
