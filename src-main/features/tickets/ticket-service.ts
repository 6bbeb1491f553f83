import type { Person } from '@shared/accounts/account-contract'
import { AppError } from '@shared/ipc/app-error'
import type { TicketDetail, ticketRoutes } from '@shared/tickets/ticket-contract'
import { mayBecome } from '@shared/tickets/ticket-status'
import type { TimelineEntry } from '@shared/tickets/ticket-timeline'
import type { z } from 'zod'
import type { DeskWriter } from '../../data/sync/desk-writer'
import type { Clock } from '../../platform/clock'
import { newId } from '../../platform/ids'
import type { AssignmentService } from './assignment/assignment-service'
import { checkPlace } from './own-places'
import { checkParent } from './relations/ticket-circles'
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
      /** Who gets a new ticket that nobody was named for; nobody, unless told. */
      readonly assigneeFor?: AssignmentService['assigneeFor']
      /** A ticket was resolved here, or it was said of a resolved one what had helped. */
      readonly onResolved?: (ticket: TicketDetail) => void
    },
  ) {}

  /** @throws AppError NOT_YOUR_LOCATION, UNKNOWN_LOCATION, BAY_ELSEWHERE, NOT_WORKING_HERE, DISK_FULL … */
  create({ autoAssign, ...made }: NewTicket): TicketDetail {
    const { store, writer, person, clock } = this.the
    checkPlace(person, made.locationId)
    store.places.check(made.locationId)
    this.checkBay(made.bayId, made.locationId)
    store.colleagues.check(made.assigneeId)
    const id = newId()
    if (made.parentId !== null) checkParent(store, id, made.parentId)
    const at = clock.now()
    const chosen = autoAssign ? this.the.assigneeFor?.({ ...made, at }) : null
    const assigneeId = made.assigneeId ?? chosen ?? null
    writer.write((changes) =>
      changes.insert('tickets', {
        ...{ ...made, id, assigneeId, createdBy: person.id, createdAt: at.toISOString() },
        ...{ status: 'open', tags: distinct(made.tags), watchers: [] },
      }),
    )
    return store.show(id)
  }

  /**
   * Only what is given is changed.
   * @throws AppError TICKET_NOT_FOUND, MOVE_NOT_ALLOWED, NOT_YOUR_LOCATION, UNKNOWN_LOCATION,
   * BAY_ELSEWHERE, PARENT_CIRCLE, NOT_WORKING_HERE, DISK_FULL, TOO_LARGE …
   */
  edit({ id, watching, ...fields }: TicketEdit): TicketDetail {
    const { store, writer } = this.the
    // A change of many that is under way counts as made: it is before this one.
    writer.settle()
    const now = store.show(id)
    checkMove(now, fields.status)
    if (fields.assigneeId !== now.assigneeId) store.colleagues.check(fields.assigneeId)
    if (fields.parentId) checkParent(store, id, fields.parentId)
    const moved = this.placed(now, fields)
    const watchers = watching === undefined ? {} : { watchers: this.watchersWith(id, watching) }
    const tags = fields.tags === undefined ? {} : { tags: distinct(fields.tags) }
    writer.write((changes) =>
      changes.update('tickets', id, { ...fields, ...moved, ...watchers, ...tags }),
    )
    const after = store.show(id)
    if (fields.status === 'resolved' || fields.fix) this.the.onResolved?.(after)
    return after
  }

  /** @throws AppError TICKET_NOT_FOUND, NOT_WORKING_HERE, DISK_FULL, TOO_LARGE … */
  comment({ id: ticketId, body, mentions }: Input<'tickets.comment'>): TimelineEntry {
    const { store, writer, person, clock } = this.the
    writer.settle()
    store.show(ticketId)
    const id = newId()
    const at = clock.now().toISOString()
    const called = store.colleagues.called(mentions)
    const watchers = this.watchersAfter(ticketId, called)
    writer.write((changes) => {
      changes.insert('ticket_comments', {
        ...{ id, ticketId, authorId: person.id, body, createdAt: at },
        mentions: called.map((each) => each.id),
      })
      if (watchers !== null) changes.update('tickets', ticketId, { watchers })
    })
    return { kind: 'comment', id, at, byName: person.name, body, mentions: called, pending: true }
  }

  /** A bay is of one location: with another one it goes. */
  private placed(now: TicketDetail, { locationId, bayId }: Omit<TicketEdit, 'id'>) {
    if (locationId === undefined && bayId === undefined) return {}
    const place = locationId ?? now.locationId
    checkPlace(this.the.person, place)
    if (place !== now.locationId) this.the.store.places.check(place)
    const leaves = bayId === undefined && place !== now.locationId
    const bay = leaves ? null : (bayId ?? (bayId === null ? null : now.bayId))
    this.checkBay(bay, place)
    return { bayId: bay }
  }

  private checkBay(bayId: string | null, locationId: string): void {
    if (bayId === null || this.the.store.locationOfBay(bayId) === locationId) return
    throw new AppError('BAY_ELSEWHERE', 'This bay is not at that location. Choose one that is.')
  }

  /** Whoever is called hears of what follows. @returns null where nobody is new */
  private watchersAfter(ticketId: string, called: readonly { id: string }[]): string[] | null {
    const before = this.the.store.watchersOf(ticketId)
    const added = called.map(({ id }) => id).filter((id) => !before.includes(id))
    return added.length === 0 ? null : [...before, ...added]
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
