import type { Person } from '@shared/accounts/account-contract'
import { AppError } from '@shared/ipc/app-error'
import type { TicketDetail, ticketRoutes } from '@shared/tickets/ticket-contract'
import { mayBecome } from '@shared/tickets/ticket-status'
import type { TimelineEntry } from '@shared/tickets/ticket-timeline'
import type { z } from 'zod'
import type { DeskWriter } from '../../data/sync/desk-writer'
import type { Clock } from '../../platform/clock'
import { newId } from '../../platform/ids'
import type { TicketStore } from './ticket-store'

type Input<Route extends keyof typeof ticketRoutes> = z.output<
  (typeof ticketRoutes)[Route]['input']
>
type NewTicket = Input<'tickets.create'>
type TicketEdit = Input<'tickets.edit'>

/** Tickets as one person works on them; what they write waits for the database in the outbox. */
export class TicketService {
  constructor(
    private readonly the: {
      readonly store: TicketStore
      readonly writer: DeskWriter
      readonly person: Person
      readonly clock: Clock
    },
  ) {}

  /** @throws AppError BAY_ELSEWHERE, DISK_FULL, TOO_LARGE … */
  create(made: NewTicket): TicketDetail {
    const { store, writer, person, clock } = this.the
    this.checkBay(made.bayId, made.locationId)
    const id = newId()
    const createdAt = clock.now().toISOString()
    writer.write((changes) =>
      changes.insert('tickets', {
        ...{ ...made, id, status: 'open', createdBy: person.id, createdAt },
        ...{ tags: distinct(made.tags), watchers: [] },
      }),
    )
    return store.show(id)
  }

  /**
   * Only what is given is changed.
   * @throws AppError TICKET_NOT_FOUND, MOVE_NOT_ALLOWED, BAY_ELSEWHERE, DISK_FULL, TOO_LARGE …
   */
  edit({ id, watching, ...fields }: TicketEdit): TicketDetail {
    const { store, writer } = this.the
    const now = store.show(id)
    checkMove(now, fields.status)
    const moved = this.placed(now, fields)
    const watchers = watching === undefined ? {} : { watchers: this.watchersWith(id, watching) }
    const tags = fields.tags === undefined ? {} : { tags: distinct(fields.tags) }
    writer.write((changes) =>
      changes.update('tickets', id, { ...fields, ...moved, ...watchers, ...tags }),
    )
    return store.show(id)
  }

  /** @throws AppError TICKET_NOT_FOUND, DISK_FULL, TOO_LARGE … */
  comment({ id: ticketId, body, mentions }: Input<'tickets.comment'>): TimelineEntry {
    const { store, writer, person, clock } = this.the
    store.show(ticketId)
    const id = newId()
    const at = clock.now().toISOString()
    writer.write((changes) =>
      changes.insert('ticket_comments', {
        ...{ id, ticketId, authorId: person.id, body, mentions, createdAt: at },
      }),
    )
    return { kind: 'comment', id, at, byName: person.name, body, pending: true }
  }

  /** A bay is of one location: with another one it goes. */
  private placed(now: TicketDetail, { locationId, bayId }: Omit<TicketEdit, 'id'>) {
    if (locationId === undefined && bayId === undefined) return {}
    const place = locationId ?? now.locationId
    const leaves = bayId === undefined && place !== now.locationId
    const bay = leaves ? null : (bayId ?? (bayId === null ? null : now.bayId))
    this.checkBay(bay, place)
    return { bayId: bay }
  }

  private checkBay(bayId: string | null, locationId: string): void {
    if (bayId === null || this.the.store.locationOfBay(bayId) === locationId) return
    throw new AppError('BAY_ELSEWHERE', 'This bay is not at that location. Choose one that is.')
  }

  private watchersWith(ticketId: string, watching: boolean): string[] {
    const { store, person } = this.the
    const others = store.watchersOf(ticketId).filter((each) => each !== person.id)
    return watching ? [...others, person.id] : others
  }
}

/** @throws AppError MOVE_NOT_ALLOWED */
export function checkMove(now: Pick<TicketDetail, 'status'>, to: TicketEdit['status']): void {
  if (to === undefined || mayBecome(now.status, to)) return
  throw new AppError(
    'MOVE_NOT_ALLOWED',
    `A ticket that is ${now.status} cannot become ${to}. Open it again first.`,
  )
}

const distinct = (tags: readonly string[]) => [...new Set(tags)]
