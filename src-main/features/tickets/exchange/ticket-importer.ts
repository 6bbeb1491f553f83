import type { Person } from '@shared/accounts/account-contract'
import type { DeskWriter } from '../../../data/sync/desk-writer'
import type { Clock } from '../../../platform/clock'
import { newId } from '../../../platform/ids'
import { inTurns } from '../../../platform/in-turns'
import type { MadeTicket } from '../undo/fields-step'
import { pastOf } from './imported-past'
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
    const made = chunk.map((ticket) => rowOf(ticket, { by: person.id, now }))
    // What was begun and is not done is so from now on: no file says since when.
    const begun = chunk.filter((ticket, at) => ticket.status !== made[at]?.status)
    writer.write((changes) => {
      changes.insertAll('tickets', made)
      changes.updateAll('tickets', new Map(begun.map(({ id, status }) => [id, { status }])))
    })
  }
}

function rowOf(
  given: ImportedTicket & { readonly id: string },
  { by, now }: { readonly by: string; readonly now: string },
) {
  const { id, title, description, category, priority, locationId } = given
  const { bay, assignee, due, cause, fix } = given
  return {
    ...{ id, title, description, category, priority, locationId, ...pastOf(given, now) },
    ...{ dueAt: due === undefined ? null : new Date(due).toISOString(), createdBy: by },
    ...{ bayId: bay?.id ?? null, assigneeId: assignee?.id ?? null },
    tags: [...new Set(given.tags)],
    ...{ cause: cause ?? null, fix: fix ?? null, watchers: [], checklist: [] },
  }
}

export function* chunksOf<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size)
}
