import type { Person } from '@shared/accounts/account-contract'
import { AppError } from '@shared/ipc/app-error'
import type { TicketTemplate, ticketTemplateRoutes } from '@shared/tickets/ticket-template-contract'
import type { z } from 'zod'
import type { DeskWriter } from '../../../data/sync/desk-writer'
import { newId } from '../../../platform/ids'
import { checkPlace } from '../own-places'
import type { TicketStore } from '../ticket-store'
import type { TemplateStore } from './template-store'

type SavedTemplate = z.output<(typeof ticketTemplateRoutes)['tickets.save-template']['input']>

/** What tickets that are written again and again begin with. */
export class TemplateService {
  constructor(
    private readonly the: {
      readonly store: TemplateStore
      /** What its fields may hold. */
      readonly tickets: Pick<TicketStore, 'locationOfBay' | 'colleagues' | 'places'>
      readonly writer: DeskWriter
      readonly person: Person
    },
  ) {}

  list(): TicketTemplate[] {
    return this.the.store.all()
  }

  /**
   * @throws AppError TEMPLATE_NOT_FOUND, NOT_YOUR_LOCATION, UNKNOWN_LOCATION, BAY_ELSEWHERE,
   * RECURS_NOWHERE, NOT_WORKING_HERE, DISK_FULL …
   */
  save({ id, ...given }: SavedTemplate): TicketTemplate {
    const { writer, person } = this.the
    const before = id === undefined ? null : this.present(id)
    if (before !== null) checkPlace(person, before.locationId)
    this.check(given)
    if (given.assigneeId !== before?.assigneeId) this.the.tickets.colleagues.check(given.assigneeId)
    const content = { ...given, tags: [...new Set(given.tags)] }
    const saved = id ?? newId()
    writer.write((changes) =>
      id === undefined
        ? changes.insert('ticket_templates', { ...content, id: saved, createdBy: person.id })
        : changes.update('ticket_templates', id, content),
    )
    return this.present(saved)
  }

  /** @throws AppError TEMPLATE_NOT_FOUND, NOT_YOUR_LOCATION, DISK_FULL … */
  remove(id: string): null {
    const { writer, person } = this.the
    checkPlace(person, this.present(id).locationId)
    writer.write((changes) => changes.delete('ticket_templates', id))
    return null
  }

  private check({ locationId, bayId, schedule }: SavedTemplate): void {
    checkPlace(this.the.person, locationId)
    this.the.tickets.places.check(locationId)
    if (bayId !== null && this.the.tickets.locationOfBay(bayId) !== locationId) {
      throw new AppError('BAY_ELSEWHERE', 'This bay is not at that location. Choose one that is.')
    }
    if (schedule !== null && locationId === null) {
      throw new AppError(
        'RECURS_NOWHERE',
        'A ticket that comes again needs a location: its clock says when. Choose one.',
      )
    }
  }

  private present(id: string): TicketTemplate {
    const found = this.the.store.show(id)
    if (found !== null) return found
    throw new AppError('TEMPLATE_NOT_FOUND', 'This template is not there any more.')
  }
}
