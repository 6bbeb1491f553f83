import type { DeskWriter } from '../../data/sync/desk-writer'
import type { FieldsToSet } from './undo/editable-fields'

type Changes = Parameters<Parameters<DeskWriter['write']>[0]>[0]

/**
 * Changes tickets in steps, such as along the allowed moves of a status. Each ticket takes its own
 * in order; the first steps of all are made together, then the second ones, and so on.
 */
export function updateInSteps(
  changes: Pick<Changes, 'updateAll'>,
  steps: ReadonlyMap<string, readonly FieldsToSet[]>,
): void {
  const most = Math.max(0, ...[...steps.values()].map((each) => each.length))
  for (let at = 0; at < most; at += 1) {
    const next = new Map<string, FieldsToSet>()
    for (const [id, { [at]: step }] of steps) if (step !== undefined) next.set(id, step)
    changes.updateAll('tickets', next)
  }
}
