import type { Person } from '@shared/accounts/account-contract'
import { mayBecome, type TicketStatus } from '@shared/tickets/ticket-status'
import type { DeskWriter } from '../../../data/sync/desk-writer'
import type { Clock } from '../../../platform/clock'
import { newId } from '../../../platform/ids'
import { inTurns } from '../../../platform/in-turns'
import { changeTickets } from '../ticket-steps'
import type { FieldsToSet } from '../undo/editable-fields'
import type { MadeTicket } from '../undo/fields-step'
import type { ImportedTicket } from './ticket-csv-row'
import type { TicketExportStore } from './ticket-export-store'

/** Rows of one transaction: a disk waits once for all of them. */
const together = 25

/** Makes many tickets, as if somebody had written them one by one. */
export class TicketImporter {
  constructor(
    private readonly the: {
      readonly store: TicketExportStore
      readonly writer: DeskWriter
      readonly person: Person
      readonly clock: Clock
    },
  ) {}

  now(): Date {
    return this.the.clock.now()
  }

  /** Those of the ids that are here, deleted ones included. */
  known(ids: readonly string[]): Set<string> {
    return this.the.store.known(ids)
  }

  /** @returns them. @throws AppError DISK_FULL; what was made before stays */
  async create(given: readonly ImportedTicket[]): Promise<readonly MadeTicket[]> {
    const made = given.map((one) => ({ ...one, id: one.id ?? newId() }))
    await inTurns(chunksOf(made, together), (chunk) => this.write(chunk))
    return made.map(({ id, title, status }) => ({ id, title, status }))
  }

  private write(chunk: readonly (ImportedTicket & { readonly id: string })[]): void {
    const { writer, person, clock } = this.the
    const now = clock.now().toISOString()
    const steps = new Map<string, readonly FieldsToSet[]>()
    const made = chunk.map(({ id, bay, assignee, status, created, due, cause, fix, ...text }) => {
      // A ticket begins open; what it had become follows, as the database wants it.
      const notes = { cause: cause ?? null, fix: fix ?? null }
      const noted = cause === undefined && fix === undefined ? [] : [notes]
      steps.set(id, [...noted, ...stepsTo(status).map((step) => ({ status: step }))])
      return {
        ...{ ...text, id, status: 'open' as const, createdBy: person.id },
        ...{ createdAt: moment(created) ?? now, dueAt: moment(due) ?? null },
        ...{ bayId: bay?.id ?? null, assigneeId: assignee?.id ?? null },
        ...{ watchers: [], checklist: [] },
      }
    })
    writer.write((changes) => {
      changes.insertAll('tickets', made)
      for (const _ of changeTickets(changes, steps));
    })
  }
}

/** By allowed moves, from open. */
export function stepsTo(status: TicketStatus): readonly TicketStatus[] {
  if (status === 'open') return []
  return mayBecome('open', status) ? [status] : [...stepsTo('closed'), status]
}

const moment = (text: string | undefined) =>
  text === undefined ? undefined : new Date(text).toISOString()

function* chunksOf<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size)
}
