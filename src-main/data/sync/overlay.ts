import type { Changes, Json } from './protocol'
import type { Row } from './sync-copy'

/** What an operation does to a row. */
export interface RowEffect {
  readonly rowId: string
  readonly kind: 'insert' | 'update' | 'delete'
  readonly changes: Changes
  readonly madeAt: string
}

/**
 * The row as this person sees it: how it is centrally, and on top what they did that is not in it.
 * @param effects in the order in which they were made
 */
export function overlay(central: Row | null, effects: readonly RowEffect[]): Row | null {
  return effects.reduce<Row | null>(withEffect, central)
}

function withEffect(row: Row | null, effect: RowEffect): Row | null {
  switch (effect.kind) {
    case 'insert':
      // Already there: it was applied, and whatever came after it centrally is newer.
      return row ?? newRow(effect)
    case 'update':
      return row === null ? null : { ...row, ...valuesOf(effect), updated_at: effect.madeAt }
    case 'delete':
      return null
  }
}

function newRow(effect: RowEffect): Row {
  const { rowId, madeAt } = effect
  return { id: rowId, version: 0, sync_seq: 0, updated_at: madeAt, ...valuesOf(effect) }
}

function valuesOf({ changes }: RowEffect): Record<string, Json> {
  return Object.fromEntries(Object.entries(changes).map(([column, { to }]) => [column, to]))
}
