import type { UndoKind, UndoResult } from '@shared/tickets/ticket-bulk-contract'
import type { TicketStatus } from '@shared/tickets/ticket-status'
import type { DeskWriter } from '../../../data/sync/desk-writer'
import { inTurns } from '../../../platform/in-turns'
import {
  type EditableField,
  type EditableFields,
  editableFields,
  type FieldsToSet,
} from './editable-fields'
import { type ChangedTicket, putBack } from './put-back'
import { statusPath } from './status-path'
import type { TakenBack, UndoStep } from './undo-step'
import type { UndoStore } from './undo-store'

/** So many go back in one transaction; what a person changes at once is not more. */
const together = 1_000

type Left = UndoResult['left'][number]
type Changes = Parameters<Parameters<DeskWriter['write']>[0]>[0]
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
    const again = () => this.of(kind, new Map([...tickets].map(turned)))
    return {
      kind,
      back: async () => ({ taken: await this.putBackAll([...tickets]), again: again() }),
    }
  }

  /** Tickets that were made; nothing is deleted, so they go to the archive. */
  made(tickets: readonly MadeTicket[]): UndoStep {
    const changed = tickets.map(({ id, title, status }) => {
      return [id, { title, before: { status: 'archived' }, after: { status } }] as const
    })
    return this.of('import', new Map(changed))
  }

  private async putBackAll(tickets: readonly (readonly [string, ChangedTicket])[]) {
    const left: Left[] = []
    let restored = 0
    await inTurns(chunksOf(tickets), (chunk) => {
      const one = this.putBackChunk(chunk)
      left.push(...one.left)
      restored += one.restored
    })
    return { restored, left, ticketId: null } satisfies TakenBack
  }

  private putBackChunk(tickets: readonly (readonly [string, ChangedTicket])[]) {
    const { store, writer } = this.the
    const now = store.fieldsOf(tickets.map(([id]) => id))
    const left: Left[] = []
    let restored = 0
    writer.write((changes) => {
      for (const [id, { title, ...changed }] of tickets) {
        const ticket = now.get(id)
        if (ticket === undefined) {
          left.push({ id, title, fields: [], byName: null })
          continue
        }
        const back = putBack(changed, ticket)
        if (back.left.length > 0) left.push(this.leftOf({ id, ...ticket }, back.left))
        if (Object.keys(back.set).length === 0) continue
        write(changes, { id, status: ticket.status }, back.set)
        restored += 1
      }
    })
    return { restored, left }
  }

  private leftOf(
    ticket: EditableFields & { readonly id: string },
    fields: readonly EditableField[],
  ): Left {
    const { id, title } = ticket
    const names = fields.map((field) => this.the.store.lastChanger(id, field, ticket[field]))
    const byName = names.find((name) => name !== null) ?? null
    return { id, title, fields: fields.map((field) => editableFields[field]), byName }
  }
}

const turned = ([id, { title, before, after }]: readonly [string, ChangedTicket]) =>
  [id, { title, before: after, after: before }] as const

/** A status goes back along allowed moves only, each a step of its own. */
function write(
  changes: Changes,
  { id, status: now }: Pick<EditableFields, 'status'> & { readonly id: string },
  { status, ...fields }: FieldsToSet,
): void {
  const [first, ...others] = status === undefined ? [] : statusPath(now, status)
  changes.update('tickets', id, { ...fields, status: first })
  for (const step of others) changes.update('tickets', id, { status: step })
}

function* chunksOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += together) {
    yield items.slice(from, from + together)
  }
}
