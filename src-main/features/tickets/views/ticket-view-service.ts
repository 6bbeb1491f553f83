import { AppError } from '@shared/ipc/app-error'
import type { TicketView, ticketViewRoutes } from '@shared/tickets/ticket-view-contract'
import type { z } from 'zod'
import type { DeskWriter } from '../../../data/sync/desk-writer'
import { newId } from '../../../platform/ids'
import type { TicketViewStore } from './ticket-view-store'

type Saved = z.output<(typeof ticketViewRoutes)['tickets.save-view']['input']>

/** Keeps lists under a name; they wait for the database in the outbox as all changes do. */
export class TicketViewService {
  constructor(
    private readonly the: {
      readonly store: TicketViewStore
      readonly writer: DeskWriter
      /** Who keeps them. */
      readonly personId: string
    },
  ) {}

  all(): TicketView[] {
    return this.the.store.all()
  }

  /** With an id it replaces that view. @throws AppError VIEW_NOT_FOUND, VIEW_NOT_MINE, DISK_FULL … */
  save({ id: replaced, name, shared, ...filters }: Saved): TicketView {
    const { store, writer, personId: createdBy } = this.the
    if (replaced !== undefined) this.checkMine(replaced)
    const id = replaced ?? newId()
    const position = store.nextPosition()
    writer.write((changes) => {
      if (replaced !== undefined) changes.update('saved_views', id, { name, shared, filters })
      else {
        const row = { id, screen: 'tickets' as const, name, shared, filters, position, createdBy }
        changes.insert('saved_views', row)
      }
    })
    return { ...filters, id, name, shared, mine: true }
  }

  /** @throws AppError VIEW_NOT_FOUND, VIEW_NOT_MINE, DISK_FULL … */
  remove(id: string): void {
    this.checkMine(id)
    this.the.writer.write((changes) => changes.delete('saved_views', id))
  }

  private checkMine(id: string): void {
    const owner = this.the.store.ownerOf(id)
    if (owner === null) {
      throw new AppError('VIEW_NOT_FOUND', 'This view is not there any more. Save it as a new one.')
    }
    if (owner === this.the.personId) return
    throw new AppError(
      'VIEW_NOT_MINE',
      'Somebody else made this view. Save it under another name to have your own.',
    )
  }
}
