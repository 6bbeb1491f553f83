import { AppError } from '@shared/ipc/app-error'
import type { UndoResult } from '@shared/tickets/ticket-bulk-contract'
import type { DeskWriter } from '../../../data/sync/desk-writer'
import { newId } from '../../../platform/ids'
import { changeTickets } from '../ticket-steps'
import { type EditableFields, editableFields, type FieldsToSet } from './editable-fields'
import { type FieldsChanged, fieldsChanged, putBack } from './put-back'
import { statusPath } from './status-path'
import { type FieldsNow, UndoStore } from './undo-store'

const mostKept = 100

interface Done {
  readonly undoId: string
  readonly tickets: ReadonlyMap<string, FieldsChanged & { readonly title: string }>
}

type Left = UndoResult['left'][number]

/** What was changed on this device since somebody signed in, the last hundred changes of it. */
export class TicketUndo {
  private done: readonly Done[] = []
  /** Asked for once more meanwhile, none is put back twice. */
  private readonly undoing = new Set<Done>()

  constructor(private readonly the: { readonly store: UndoStore; readonly writer: DeskWriter }) {}

  /** Does that work and remembers what it made of one ticket. */
  edited<T>(id: string, work: () => T): T & { readonly undoId: string | null } {
    const { store } = this.the
    const before = store.fieldsOf([id])
    const result = work()
    return { ...result, undoId: this.remember(before, store.fieldsOf([id])).undoId }
  }

  /**
   * Changes tickets, all of them or none, and remembers what became of them. Others are answered
   * in between.
   * @param fieldsOf what is to be set, from how they are before
   * @throws AppError DISK_FULL …
   */
  async changed(
    ids: readonly string[],
    fieldsOf: (before: ReadonlyMap<string, EditableFields>) => ReadonlyMap<string, FieldsToSet>,
  ) {
    const { before, after } = await this.the.writer.writeInTurns(function* (changes, db) {
      // Nothing else is written until the end: what is read here stays true.
      const store = new UndoStore(db)
      const was = store.fieldsOf(ids)
      const rounds = [...fieldsOf(was)].map(([id, fields]) => [id, [fields]] as const)
      yield
      yield* changeTickets(changes, new Map(rounds))
      const after = store.fieldsOf(ids)
      yield
      return { before: was, after }
    })
    return this.remember(before, after)
  }

  private remember(
    before: ReadonlyMap<string, EditableFields>,
    after: ReadonlyMap<string, EditableFields>,
  ) {
    const tickets = new Map<string, FieldsChanged & { readonly title: string }>()
    for (const [id, now] of after) {
      const was = before.get(id)
      const changed = was === undefined ? null : fieldsChanged(was, now)
      if (changed !== null) tickets.set(id, { ...changed, title: now.title })
    }
    if (tickets.size === 0) return { undoId: null, changed: 0 }
    const undoId = newId()
    this.done = [...this.done, { undoId, tickets }].slice(-mostKept)
    return { undoId, changed: tickets.size }
  }

  /**
   * Puts back what one change had changed, the last one unless told which; what somebody changed
   * since stays and is named.
   * @throws AppError NOTHING_TO_UNDO, DISK_FULL …
   */
  async undo(undoId?: string): Promise<UndoResult> {
    const open = this.done.filter((each) => !this.undoing.has(each))
    const one = undoId === undefined ? open.at(-1) : open.find((each) => each.undoId === undoId)
    if (one === undefined) {
      throw new AppError('NOTHING_TO_UNDO', 'Nothing that was changed here is left to undo.')
    }
    this.undoing.add(one)
    try {
      const result = await this.putBackAll(one)
      this.done = this.done.filter((each) => each !== one)
      return result
    } finally {
      this.undoing.delete(one)
    }
  }

  private async putBackAll({ tickets }: Done): Promise<UndoResult> {
    const { left, rounds } = await this.the.writer.writeInTurns(function* (changes, db) {
      const plan = backPlan(tickets, new UndoStore(db).fieldsOf([...tickets.keys()]))
      yield
      yield* changeTickets(changes, plan.rounds)
      return plan
    })
    return { restored: rounds.size, left: this.named(left) }
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

/** What has to be set, and what stays as it is because somebody changed it since. */
function backPlan(tickets: Done['tickets'], now: ReadonlyMap<string, EditableFields>) {
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
