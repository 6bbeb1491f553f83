import { AppError } from '@shared/ipc/app-error'
import type { UndoResult } from '@shared/tickets/ticket-bulk-contract'
import type { DeskWriter } from '../../../data/sync/desk-writer'
import { newId } from '../../../platform/ids'
import { updateInSteps } from '../ticket-steps'
import { type EditableFields, editableFields, type FieldsToSet } from './editable-fields'
import { type FieldsChanged, fieldsChanged, putBack } from './put-back'
import { statusPath } from './status-path'
import type { FieldsNow, UndoStore } from './undo-store'

const mostKept = 100

interface Done {
  readonly undoId: string
  readonly tickets: ReadonlyMap<string, FieldsChanged & { readonly title: string }>
}

type Left = UndoResult['left'][number]

/** What was changed on this device since somebody signed in, the last hundred changes of it. */
export class TicketUndo {
  private done: readonly Done[] = []

  constructor(private readonly the: { readonly store: UndoStore; readonly writer: DeskWriter }) {}

  /** Does that work and remembers what it made of one ticket. */
  edited<T>(id: string, work: () => T): T & { readonly undoId: string | null } {
    const { result, undoId } = this.recorded([id], work)
    return { ...result, undoId }
  }

  /**
   * Does that work and remembers what it made of these tickets.
   * @param work gets them as they are before
   */
  recorded<T>(ids: readonly string[], work: (before: ReadonlyMap<string, EditableFields>) => T) {
    const { store } = this.the
    const before = store.fieldsOf(ids)
    const result = work(before)
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
    const left: (FieldsNow | Left)[] = []
    const steps = new Map<string, readonly FieldsToSet[]>()
    for (const [id, { title, ...changed }] of tickets) {
      const ticket = now.get(id)
      if (ticket === undefined) {
        left.push({ id, title, fields: [], byName: null })
        continue
      }
      const back = putBack(changed, ticket)
      if (back.left.length > 0) left.push({ id, now: ticket, fields: back.left })
      if (Object.keys(back.set).length > 0) steps.set(id, stepsBack(ticket, back.set))
    }
    writer.write((changes) => updateInSteps(changes, steps))
    return { restored: steps.size, left: this.named(left) }
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

/** A status goes back along allowed moves only, each a step of its own. */
function stepsBack(
  { status: now }: Pick<EditableFields, 'status'>,
  { status, ...fields }: FieldsToSet,
): readonly FieldsToSet[] {
  const [first, ...others] = status === undefined ? [] : statusPath(now, status)
  return [{ ...fields, status: first }, ...others.map((step) => ({ status: step }))]
}
