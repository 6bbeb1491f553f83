import { AppError } from '@shared/ipc/app-error'
import type { UndoResult } from '@shared/tickets/ticket-bulk-contract'
import type { DeskWriter } from '../../../data/sync/desk-writer'
import { newId } from '../../../platform/ids'
import {
  type EditableField,
  type EditableFields,
  editableFields,
  type FieldsToSet,
} from './editable-fields'
import { type FieldsChanged, fieldsChanged, putBack } from './put-back'
import { statusPath } from './status-path'
import type { UndoStore } from './undo-store'

const mostKept = 100

interface Done {
  readonly undoId: string
  readonly tickets: ReadonlyMap<string, FieldsChanged & { readonly title: string }>
}

type Left = UndoResult['left'][number]
type Changes = Parameters<Parameters<DeskWriter['write']>[0]>[0]

/** What was changed on this device since somebody signed in, the last hundred changes of it. */
export class TicketUndo {
  private done: readonly Done[] = []

  constructor(private readonly the: { readonly store: UndoStore; readonly writer: DeskWriter }) {}

  /** Does that work and remembers what it made of one ticket. */
  edited<T>(id: string, work: () => T): T & { readonly undoId: string | null } {
    const { result, undoId } = this.recorded([id], work)
    return { ...result, undoId }
  }

  /** Does that work and remembers what it made of these tickets. */
  recorded<T>(ids: readonly string[], work: () => T) {
    const { store } = this.the
    const before = store.fieldsOf(ids)
    const result = work()
    const after = store.fieldsOf(ids)
    const tickets = new Map<string, FieldsChanged & { readonly title: string }>()
    for (const [id, now] of after) {
      const was = before.get(id)
      const changed = was === undefined ? null : fieldsChanged(was, now)
      if (changed !== null) tickets.set(id, { ...changed, title: now.title })
    }
    if (tickets.size === 0) return { result, undoId: null, changed: 0 }
    const undoId = newId()
    this.done = [...this.done, { undoId, tickets }].slice(-mostKept)
    return { result, undoId, changed: tickets.size }
  }

  /**
   * Puts back what one change had changed, the last one unless told which; what somebody changed
   * since stays and is named.
   * @throws AppError NOTHING_TO_UNDO, DISK_FULL …
   */
  undo(undoId?: string): UndoResult {
    const one =
      undoId === undefined ? this.done.at(-1) : this.done.find((each) => each.undoId === undoId)
    if (one === undefined) {
      throw new AppError('NOTHING_TO_UNDO', 'Nothing that was changed here is left to undo.')
    }
    const result = this.putBackAll(one)
    this.done = this.done.filter((each) => each !== one)
    return result
  }

  private putBackAll({ tickets }: Done): UndoResult {
    const { store, writer } = this.the
    const now = store.fieldsOf([...tickets.keys()])
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
