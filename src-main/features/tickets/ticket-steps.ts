import type { Steps } from '../../data/sqlite/local-database'
import type { DeskWriter } from '../../data/sync/desk-writer'
import type { FieldsToSet } from './undo/editable-fields'

type Changes = Parameters<Parameters<DeskWriter['write']>[0]>[0]

/** So many tickets are changed in a few milliseconds. */
const together = 50

/**
 * Changes tickets in rounds, such as along the allowed moves of a status. Each ticket takes its own
 * in order; the first ones of all are made, then the second ones, and so on.
 */
export function* changeTickets(
  changes: Pick<Changes, 'updateAll'>,
  rounds: ReadonlyMap<string, readonly FieldsToSet[]>,
): Steps<void> {
  const most = Math.max(0, ...[...rounds.values()].map((each) => each.length))
  for (let at = 0; at < most; at += 1) {
    const round: (readonly [string, FieldsToSet])[] = []
    for (const [id, { [at]: fields }] of rounds) if (fields !== undefined) round.push([id, fields])
    for (let from = 0; from < round.length; from += together) {
      changes.updateAll('tickets', new Map(round.slice(from, from + together)))
      yield
    }
  }
}
