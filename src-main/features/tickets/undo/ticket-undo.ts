import { AppError } from '@shared/ipc/app-error'
import type { UndoResult } from '@shared/tickets/ticket-bulk-contract'
import type { DeskWriter } from '../../../data/sync/desk-writer'
import { newId } from '../../../platform/ids'
import { changeTickets } from '../ticket-steps'
import type { EditableFields, FieldsToSet } from './editable-fields'
import { FieldsStep, type MadeTicket } from './fields-step'
import { type ChangedTicket, fieldsChanged } from './put-back'
import type { UndoStep } from './undo-step'
import { UndoStore } from './undo-store'

const mostKept = 100

type Fields = ReadonlyMap<string, EditableFields>

interface Kept {
  readonly undoId: string
  readonly step: UndoStep
}

/** What was done on this device since somebody signed in, the last hundred things of it. */
export class TicketUndo {
  private done: readonly Kept[] = []
  private undone: readonly Kept[] = []
  private readonly fields: FieldsStep

  constructor(private readonly the: { readonly store: UndoStore; readonly writer: DeskWriter }) {
    this.fields = new FieldsStep(the)
  }

  /** Does that work and remembers what it made of one ticket. */
  edited<T>(id: string, work: () => T): T & { readonly undoId: string | null } {
    const { store, writer } = this.the
    writer.settle()
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
    fieldsOf: (before: Fields) => ReadonlyMap<string, FieldsToSet>,
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

  /** Remembers tickets that came out of a file; null: none did. */
  imported(tickets: readonly MadeTicket[]): string | null {
    return tickets.length === 0 ? null : this.did(this.fields.made(tickets))
  }

  /** Remembers that this was done. What was undone before cannot be done again any more. */
  did(step: UndoStep): string {
    this.undone = []
    return this.keep('done', step)
  }

  /**
   * Takes back one thing, the last one unless told which; what somebody changed since stays and is
   * named.
   * @throws AppError NOTHING_TO_UNDO, DISK_FULL …
   */
  async undo(undoId?: string): Promise<UndoResult> {
    const one = chosenOf(this.done, undoId)
    if (one === undefined) {
      throw new AppError('NOTHING_TO_UNDO', 'Nothing that was changed here is left to undo.')
    }
    this.done = this.done.filter((each) => each !== one)
    return this.take(one, { from: 'done', to: 'undone' })
  }

  /**
   * Does again what was undone last, unless told which.
   * @throws AppError NOTHING_TO_REDO, DISK_FULL …
   */
  async redo(undoId?: string): Promise<UndoResult> {
    const one = chosenOf(this.undone, undoId)
    if (one === undefined) {
      throw new AppError('NOTHING_TO_REDO', 'Nothing that was undone is left to do again.')
    }
    this.undone = this.undone.filter((each) => each !== one)
    return this.take(one, { from: 'undone', to: 'done' })
  }

  private remember(before: Fields, after: Fields) {
    const tickets = new Map<string, ChangedTicket>()
    for (const [id, now] of after) {
      const was = before.get(id)
      const changed = was === undefined ? null : fieldsChanged(was, now)
      if (changed !== null) tickets.set(id, { ...changed, title: now.title })
    }
    if (tickets.size === 0) return { undoId: null, changed: 0 }
    return { undoId: this.did(this.fields.of('edit', tickets)), changed: tickets.size }
  }

  /** Gone from the history meanwhile: asked for once more, nothing is taken back twice. */
  private async take(one: Kept, { from, to }: Record<'from' | 'to', 'done' | 'undone'>) {
    try {
      const { taken, again } = await one.step.back()
      const undoId = again === null ? null : this.keep(to, again)
      return { ...taken, kind: one.step.kind, undoId }
    } catch (error) {
      this[from] = [...this[from], one]
      throw error
    }
  }

  private keep(where: 'done' | 'undone', step: UndoStep): string {
    const kept = { undoId: newId(), step }
    this[where] = [...this[where], kept].slice(-mostKept)
    return kept.undoId
  }
}

function chosenOf(all: readonly Kept[], undoId: string | undefined): Kept | undefined {
  return undoId === undefined ? all.at(-1) : all.find((each) => each.undoId === undoId)
}
