import type { UndoKind, UndoResult } from '@shared/tickets/ticket-bulk-contract'
import type { TicketStatus } from '@shared/tickets/ticket-status'
import type { DeskWriter } from '../../../data/sync/desk-writer'
import { changeTickets } from '../ticket-steps'
import {
  type EditableField,
  type EditableFields,
  editableFields,
  type FieldsToSet,
} from './editable-fields'
import { withoutOutsiders } from './outsiders'
import { type ChangedTicket, putBack } from './put-back'
import { statusPath } from './status-path'
import type { TakenBack, UndoStep } from './undo-step'
import { type FieldsNow, UndoStore } from './undo-store'

type Left = UndoResult['left'][number]
type Tickets = ReadonlyMap<string, ChangedTicket>

export interface MadeTicket {
  readonly id: string
  readonly title: string
  readonly status: TicketStatus
}

/** Fields of tickets that were changed, and go back to what they were. */
export class FieldsStep {
  constructor(private readonly the: { readonly store: UndoStore; readonly writer: DeskWriter }) {}

  of(kind: UndoKind, tickets: Tickets): UndoStep {
    return {
      kind,
      back: async () => {
        const { put, taken } = await this.putBackAll(tickets)
        return { taken, again: this.of(kind, new Map([...put].map(turned))) }
      },
    }
  }

  /** Tickets that were made; nothing is deleted, so they go to the archive. */
  made(tickets: readonly MadeTicket[]): UndoStep {
    const changed = tickets.map(({ id, title, status }) => {
      return [id, { title, before: { status: 'archived' }, after: { status } }] as const
    })
    return this.of('import', new Map(changed))
  }

  /** All of them or none; others are answered in between. @returns and what was meant to be put */
  private async putBackAll(given: Tickets): Promise<{ put: Tickets; taken: TakenBack }> {
    const { tickets, left, rounds, outsiders } = await this.the.writer.writeInTurns(
      function* (changes, db) {
        const store = new UndoStore(db)
        const possible = withoutOutsiders(given, (id) => store.colleagues.isOne(id))
        const now = store.fieldsOf([...given.keys()])
        const plan = { ...possible, ...backPlan(possible.tickets, now) }
        yield
        yield* changeTickets(changes, plan.rounds)
        return plan
      },
    )
    const kept = new Set(left.flatMap((one) => (hasLeft(one, 'assigneeId') ? one.id : [])))
    const unassigned = [...outsiders].filter(([id]) => !kept.has(id))
    return {
      put: tickets,
      taken: {
        ...{ restored: rounds.size, left: this.named(left), ticketId: null },
        unassigned: unassigned.map(([id, personId]) => ({
          ...{ id, title: tickets.get(id)?.title ?? '' },
          name: this.the.store.colleagues.nameOf(personId),
        })),
      },
    }
  }

  private named(left: readonly (FieldsNow | Left)[]): Left[] {
    const names = this.the.store.lastChangers(left.filter((one) => 'now' in one))
    return left.map((one) => {
      if (!('now' in one)) return one
      const fields = one.fields.map((field) => editableFields[field])
      return { id: one.id, title: one.now.title, fields, byName: names.get(one.id) ?? null }
    })
  }
}

/** Gone, or changed since. */
const hasLeft = (one: FieldsNow | Left, field: EditableField) =>
  'now' in one ? one.fields.includes(field) : true

const turned = ([id, { title, before, after }]: readonly [string, ChangedTicket]) =>
  [id, { title, before: after, after: before }] as const

/** What has to be set, and what stays as it is because somebody changed it since. */
function backPlan(tickets: Tickets, now: ReadonlyMap<string, EditableFields>) {
  const left: (FieldsNow | Left)[] = []
  const rounds = new Map<string, readonly FieldsToSet[]>()
  for (const [id, { title, ...changed }] of tickets) {
    const ticket = now.get(id)
    if (ticket === undefined) {
      left.push({ id, title, fields: [], byName: null })
      continue
    }
    const back = putBack(changed, ticket)
    if (back.left.length > 0) left.push({ id, now: ticket, fields: back.left })
    if (Object.keys(back.set).length > 0) rounds.set(id, stepsBack(ticket, back.set))
  }
  return { left, rounds }
}

/** A status goes back along allowed moves only, each a step of its own. */
function stepsBack(
  { status: now }: Pick<EditableFields, 'status'>,
  { status, ...fields }: FieldsToSet,
): readonly FieldsToSet[] {
  const [first, ...others] = status === undefined ? [] : statusPath(now, status)
  return [{ ...fields, status: first }, ...others.map((step) => ({ status: step }))]
}
