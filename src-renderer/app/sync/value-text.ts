import type { Conflict } from '@shared/sync/sync-contract'
import { clockText } from '../../ui/time-text'
import { fieldName, valueName } from './entity-names'
import { syncText } from './sync-text'

/** Where a value stands: its words depend on it. */
interface Place {
  readonly entity: string
  readonly field: string
}

const isoMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const pickedField = /_(id|at|by|on)$/

/** A value as people read it. */
export function valueText(value: Conflict['mine'], place: Place): string {
  if (value === null || value === '') return syncText.value.nothing
  if (typeof value === 'boolean') return value ? syncText.value.yes : syncText.value.no
  if (typeof value === 'string') {
    if (isoMoment.test(value)) return clockText(value)
    return valueName(place.entity, place.field, value) ?? value
  }
  if (Array.isArray(value)) return value.map((item) => valueText(item, place)).join(', ')
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value)
}

/** Both sides where they are texts that somebody wrote, so that a third can be made of them. */
export function writtenTexts(
  conflict: Conflict,
): { readonly theirs: string; readonly mine: string } | null {
  const { entity, field, kind, theirs, mine } = conflict
  if (kind !== 'field' || field === null || pickedField.test(field)) return null
  if (typeof theirs !== 'string' || typeof mine !== 'string') return null
  const named = [theirs, mine].some((value) => valueName(entity, field, value) !== null)
  return named ? null : { theirs, mine }
}

/** What a side of a conflict holds; where a row was deleted, which side did it. */
export function sideText(conflict: Conflict, side: 'base' | 'theirs' | 'mine'): string {
  const { entity, field, kind } = conflict
  if (side === deleterOf(kind)) return syncText.value.deleted
  if (field !== null) return valueText(conflict[side], { entity, field })
  return side === 'base' ? '' : syncText.value.kept
}

function deleterOf(kind: Conflict['kind']): 'theirs' | 'mine' | null {
  if (kind === 'field') return null
  return kind === 'edit-of-deleted' ? 'theirs' : 'mine'
}

/** What the conflict is about, within its row. */
export function subjectText({ field, kind }: Conflict): string {
  if (field === null) return syncText.conflicts.wholeRow
  return kind === 'field' ? fieldName(field) : syncText.conflicts.deletedField(fieldName(field))
}
