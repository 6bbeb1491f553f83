import { type TicketView, ticketViewContent } from '@shared/tickets/ticket-view-contract'
import { and, asc, eq, isNull, max } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { savedViews } from '../../../data/sqlite/schema/local-tickets'
import type { Logger } from '../../../platform/logger'

type ViewRow = typeof savedViews.$inferSelect

/** Lists that people gave a name, from this device's copy: one's own and the shared ones. */
export class TicketViewStore {
  constructor(
    private readonly db: ReadDb,
    private readonly the: {
      /** Who looks at them. */
      readonly personId: string
      readonly logger: Logger
    },
  ) {}

  /** In their order; what cannot be read any more is left out, and the log says so. */
  all(): TicketView[] {
    return this.db
      .select()
      .from(savedViews)
      .where(isTicketView)
      .orderBy(asc(savedViews.position), asc(savedViews.name), asc(savedViews.id))
      .all()
      .flatMap((row) => this.readable(row))
  }

  /** Whose it is; `null` where there is none such. */
  ownerOf(id: string): string | null {
    const { createdBy } = savedViews
    const found = this.db
      .select({ createdBy })
      .from(savedViews)
      .where(and(eq(savedViews.id, id), isTicketView))
      .get()
    return found?.createdBy ?? null
  }

  /** Behind all of that person. */
  nextPosition(): number {
    const found = this.db
      .select({ last: max(savedViews.position) })
      .from(savedViews)
      .where(and(eq(savedViews.createdBy, this.the.personId), isTicketView))
      .get()
    return (found?.last ?? 0) + 1
  }

  private readable({ id, name, shared, filters, createdBy }: ViewRow): readonly TicketView[] {
    const content = ticketViewContent.safeParse(filters)
    if (content.success) {
      return [{ ...content.data, id, name, shared, mine: createdBy === this.the.personId }]
    }
    this.the.logger.warn('A saved view of tickets cannot be read and is left out.', { id })
    return []
  }
}

const isTicketView = and(eq(savedViews.screen, 'tickets'), isNull(savedViews.deletedAt))
