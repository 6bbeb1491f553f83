import type { Person } from '@shared/accounts/account-contract'
import type { Ticket, ticketRoutes } from '@shared/tickets/ticket-contract'
import type { z } from 'zod'
import type { DeskWriter } from '../../data/sync/desk-writer'
import type { Clock } from '../../platform/clock'
import { newId } from '../../platform/ids'
import type { TicketStore } from './ticket-store'

type NewTicket = z.output<(typeof ticketRoutes)['tickets.create']['input']>
type TicketEdit = z.output<(typeof ticketRoutes)['tickets.edit']['input']>

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

  /** @throws AppError DISK_FULL, TOO_LARGE … */
  create(made: NewTicket): Ticket {
    const { store, writer, person, clock } = this.the
    const id = newId()
    const createdAt = clock.now().toISOString()
    writer.write((changes) =>
      changes.insert('tickets', {
        ...{ ...made, id, status: 'open', createdBy: person.id, createdAt },
        ...{ tags: [], watchers: [], checklist: [] },
      }),
    )
    return store.show(id)
  }

  /** Only what is given is changed. @throws AppError TICKET_NOT_FOUND, DISK_FULL, TOO_LARGE … */
  edit({ id, ...fields }: TicketEdit): Ticket {
    const { store, writer } = this.the
    store.show(id)
    writer.write((changes) => changes.update('tickets', id, fields))
    return store.show(id)
  }
}
