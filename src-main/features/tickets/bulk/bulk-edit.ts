import type { Person } from '@shared/accounts/account-contract'
import { AppError } from '@shared/ipc/app-error'
import type { BulkChange, BulkRefusal, BulkResult } from '@shared/tickets/ticket-bulk-contract'
import { checkPlace } from '../own-places'
import type { TicketStore } from '../ticket-store'
import type { EditableFields, FieldsToSet } from '../undo/editable-fields'
import type { TicketUndo } from '../undo/ticket-undo'
import { bulkFields } from './bulk-fields'

interface Plan {
  readonly fields: ReadonlyMap<string, FieldsToSet>
  readonly refused: readonly BulkRefusal[]
}

/** Many tickets changed in one step; what waits for the database is in the outbox, one by one. */
export class BulkEdit {
  constructor(
    private readonly the: {
      readonly tickets: Pick<TicketStore, 'locationOfBay' | 'colleagues' | 'places'>
      readonly undo: TicketUndo
      readonly person: Pick<Person, 'id' | 'locations'>
    },
  ) {}

  /**
   * Tickets that may not become so stay as they are and are named; all others are changed, or none.
   * @throws AppError NOT_WORKING_HERE, NOT_YOUR_LOCATION, UNKNOWN_LOCATION, DISK_FULL …
   */
  async edit(given: readonly string[], change: BulkChange): Promise<BulkResult> {
    const { tickets, person } = this.the
    tickets.colleagues.check(change.assigneeId)
    if (change.locationId !== undefined) checkPlace(person, change.locationId)
    tickets.places.check(change.locationId)
    const ids = [...new Set(given)]
    let plan: Plan = { fields: new Map(), refused: [] }
    const { undoId, changed } = await this.the.undo.changed(ids, (now) => {
      plan = this.plan(ids, change, now)
      return plan.fields
    })
    const { fields, refused } = plan
    return { changed, unchanged: fields.size - changed, refused: [...refused], undoId }
  }

  private plan(
    ids: readonly string[],
    change: BulkChange,
    now: ReadonlyMap<string, EditableFields>,
  ): Plan {
    const { tickets, person } = this.the
    const bayAt = typeof change.bayId === 'string' ? tickets.locationOfBay(change.bayId) : null
    const known = { personId: person.id, bayAt }
    const fields = new Map<string, FieldsToSet>()
    const refused: BulkRefusal[] = []
    for (const id of ids) {
      const ticket = now.get(id)
      try {
        if (ticket === undefined) throw notFound()
        fields.set(id, bulkFields(ticket, change, known))
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        refused.push({ id, title: ticket?.title ?? null, code: error.code, reason: error.message })
      }
    }
    return { fields, refused }
  }
}

function notFound(): AppError {
  return new AppError('TICKET_NOT_FOUND', 'This ticket is not on this device any more.')
}
