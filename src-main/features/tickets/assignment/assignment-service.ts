import type { Person } from '@shared/accounts/account-contract'
import { AppError } from '@shared/ipc/app-error'
import type {
  AssignmentRule,
  Shift,
  ticketAssignmentRoutes,
} from '@shared/tickets/ticket-assignment-contract'
import type { z } from 'zod'
import type { DeskWriter } from '../../../data/sync/desk-writer'
import type { Clock } from '../../../platform/clock'
import { newId } from '../../../platform/ids'
import { checkPlace } from '../own-places'
import type { AssignmentStore, PlacedRule } from './assignment-store'
import { lastPlace, placeAfterMove, spread } from './rule-place'

type Input<Route extends keyof typeof ticketAssignmentRoutes> = z.output<
  (typeof ticketAssignmentRoutes)[Route]['input']
>

/** Who gets a new ticket that nobody was named for, and who is on shift when. */
export class AssignmentService {
  constructor(
    private readonly the: {
      readonly store: AssignmentStore
      readonly writer: DeskWriter
      readonly person: Person
      readonly clock: Clock
    },
  ) {}

  /**
   * Who a ticket is given to: the first rule that fits says whom, or whoever is on shift there then.
   * Null where no rule fits, or nobody is on shift.
   */
  assigneeFor(ticket: {
    readonly locationId: string
    readonly category: NonNullable<AssignmentRule['category']>
    readonly at: Date
  }): string | null {
    const { store } = this.the
    const rule = store
      .rules()
      .find(
        ({ locationId, category, assigneeId }) =>
          (locationId === null || locationId === ticket.locationId) &&
          (category === null || category === ticket.category) &&
          (assigneeId === null || store.colleagues.isOne(assigneeId)),
      )
    if (rule === undefined) return null
    return rule.assigneeId ?? store.onShift(ticket.locationId, ticket.at.toISOString())
  }

  rules(): AssignmentRule[] {
    return this.the.store.rules().map(({ position: _, ...rule }) => rule)
  }

  /** @throws AppError RULE_NOT_FOUND, NOT_YOUR_LOCATION, UNKNOWN_LOCATION, NOT_WORKING_HERE … */
  saveRule({ id, ...given }: Input<'tickets.save-assignment-rule'>): AssignmentRule[] {
    const { writer, person, store } = this.the
    const before = id === undefined ? null : this.rule(id)
    if (before !== null) checkPlace(person, before.locationId)
    checkPlace(person, given.locationId)
    store.places.check(given.locationId)
    if (given.assigneeId !== before?.assigneeId) store.colleagues.check(given.assigneeId)
    const position = lastPlace(store.rules())
    writer.write((changes) =>
      id === undefined
        ? changes.insert('assignment_rules', {
            ...{ ...given, id: newId(), position, createdBy: person.id },
          })
        : changes.update('assignment_rules', id, given),
    )
    return this.rules()
  }

  /** @throws AppError RULE_NOT_FOUND, NOT_YOUR_LOCATION, DISK_FULL … */
  moveRule({ id, to }: Input<'tickets.move-assignment-rule'>): AssignmentRule[] {
    checkPlace(this.the.person, this.rule(id).locationId)
    const place = placeAfterMove(this.the.store.rules(), id, to)
    if (place === 'crowded') this.spreadOut()
    const position = place === 'crowded' ? placeAfterMove(this.the.store.rules(), id, to) : place
    if (typeof position === 'number') {
      this.the.writer.write((changes) => changes.update('assignment_rules', id, { position }))
    }
    return this.rules()
  }

  /** @throws AppError RULE_NOT_FOUND, NOT_YOUR_LOCATION, DISK_FULL … */
  removeRule({ id }: Input<'tickets.remove-assignment-rule'>): AssignmentRule[] {
    checkPlace(this.the.person, this.rule(id).locationId)
    this.the.writer.write((changes) => changes.delete('assignment_rules', id))
    return this.rules()
  }

  shifts(): Shift[] {
    return this.the.store.shifts(this.now())
  }

  /** @throws AppError SHIFT_BACKWARDS, SHIFT_OVER, NOT_YOUR_LOCATION, UNKNOWN_LOCATION, NOT_WORKING_HERE … */
  addShift(given: Input<'tickets.add-shift'>): Shift[] {
    const { writer, person, store } = this.the
    checkPlace(person, given.locationId)
    store.places.check(given.locationId)
    store.colleagues.check(given.staffId)
    const [startsAt, endsAt] = [iso(given.startsAt), iso(given.endsAt)]
    if (endsAt <= startsAt) {
      throw new AppError('SHIFT_BACKWARDS', 'A shift ends after it begins. Choose a later end.')
    }
    if (endsAt <= this.now()) {
      throw new AppError('SHIFT_OVER', 'This shift would be over already. Choose a later end.')
    }
    writer.write((changes) =>
      changes.insert('on_call', {
        ...{ ...given, startsAt, endsAt, id: newId(), createdBy: person.id },
      }),
    )
    return this.shifts()
  }

  /** One that is over, or gone, stays as it is. @throws AppError NOT_YOUR_LOCATION, DISK_FULL … */
  endShift({ id }: Input<'tickets.end-shift'>): Shift[] {
    const { writer, person } = this.the
    const now = this.now()
    const shift = this.shifts().find((each) => each.id === id)
    if (shift === undefined) return this.shifts()
    checkPlace(person, shift.locationId)
    writer.write((changes) =>
      shift.startsAt < now
        ? changes.update('on_call', id, { endsAt: now })
        : changes.delete('on_call', id),
    )
    return this.shifts()
  }

  /** All of them have to be one's own for that. */
  private spreadOut(): void {
    const { store, writer, person } = this.the
    const rules = store.rules()
    for (const { locationId } of rules) checkPlace(person, locationId)
    writer.write((changes) => {
      for (const { id, position } of spread(rules)) {
        changes.update('assignment_rules', id, { position })
      }
    })
  }

  private rule(id: string): PlacedRule {
    const found = this.the.store.rules().find((each) => each.id === id)
    if (found !== undefined) return found
    throw new AppError('RULE_NOT_FOUND', 'This rule is not there any more.')
  }

  private now(): string {
    return this.the.clock.now().toISOString()
  }
}

/** As the copy keeps times: with milliseconds, so that they compare as text. */
const iso = (time: string) => new Date(time).toISOString()
