import { isDeepStrictEqual } from 'node:util'
import {
  type EditableField,
  type EditableFields,
  editableFields,
  type FieldsToSet,
} from './editable-fields'

type Values = Readonly<Partial<Record<EditableField, unknown>>>

/** What a change did to a ticket: the fields that it touched, before and after. */
export interface FieldsChanged {
  readonly before: Values
  readonly after: Values
}

export interface ChangedTicket extends FieldsChanged {
  readonly title: string
}

export interface PutBack {
  readonly set: FieldsToSet
  /** Changed by somebody since, so they stay. */
  readonly left: readonly EditableField[]
}

/** A bay is of one location: the two go back together or not at all. */
const place: readonly EditableField[] = ['locationId', 'bayId']

/** Of what everybody adds to and takes from, only that is taken back. */
const sets: readonly EditableField[] = ['tags', 'watchers']

/** Null: nothing is different. */
export function fieldsChanged(before: EditableFields, after: EditableFields): FieldsChanged | null {
  const different = (Object.keys(editableFields) as EditableField[]).filter(
    (field) => !isDeepStrictEqual(before[field], after[field]),
  )
  const moved = different.some((field) => place.includes(field))
  const touched = [...new Set([...different, ...(moved ? place : [])])]
  if (touched.length === 0) return null
  return { before: pick(before, touched), after: pick(after, touched) }
}

/** What has to be set so that a ticket is as it was before the change. */
export function putBack({ before, after }: FieldsChanged, now: EditableFields): PutBack {
  const fields = Object.keys(after) as EditableField[]
  const isSame = (field: EditableField) => isDeepStrictEqual(now[field], after[field])
  const placeStands = place.every((field) => !fields.includes(field) || isSame(field))
  const stays = (field: EditableField) => {
    if (sets.includes(field)) return false
    return place.includes(field) ? !placeStands : !isSame(field)
  }
  const back = (field: EditableField) =>
    sets.includes(field) && !isSame(field)
      ? setBack(before[field], after[field], now[field])
      : before[field]
  const isDone = (field: EditableField) => isDeepStrictEqual(now[field], before[field])
  const wasMine = (field: EditableField) => !isDeepStrictEqual(before[field], after[field])
  const set = fields
    .filter((field) => !stays(field) && !isDone(field))
    .map((field) => [field, back(field)] as const)
  return {
    // Each value came out of the same column.
    set: Object.fromEntries(set) as FieldsToSet,
    left: fields.filter((field) => stays(field) && wasMine(field) && !isDone(field)),
  }
}

function setBack(before: unknown, after: unknown, now: unknown): readonly string[] {
  const [was, became, is] = [before, after, now].map((value) => (value ?? []) as readonly string[])
  const added = (became ?? []).filter((each) => !was?.includes(each))
  const removed = (was ?? []).filter((each) => !became?.includes(each))
  const kept = (is ?? []).filter((each) => !added.includes(each))
  return [...new Set([...kept, ...removed])]
}

function pick(values: EditableFields, fields: readonly EditableField[]): Values {
  return Object.fromEntries(fields.map((field) => [field, values[field]]))
}
