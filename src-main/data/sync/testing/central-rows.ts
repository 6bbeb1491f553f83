import { isDeepStrictEqual } from 'node:util'
import type { Json, RefusalCode, SentOperation } from '../protocol'
import type { Row } from '../sync-copy'
import { depart } from './central-sight'
import {
  type CentralState,
  type Sender,
  type StoredOperation,
  sees,
  stamp,
  tableOf,
} from './central-state'
import { mergeField } from './merge-model'
import { mayGo, policies, type SimulatedEntity } from './simulated-club'

export type Outcome = Pick<StoredOperation, 'result' | 'version'>

export function refused(opId: string, code: RefusalCode): Outcome {
  return { result: { opId, status: 'refused', code, message: code }, version: null }
}

export function applyInsert(
  state: CentralState,
  sender: Sender,
  operation: SentOperation,
): Outcome {
  const { opId, entity, rowId, changes } = operation
  const row: Row = { id: rowId, deleted_at: null, ...valuesOf(operation) }
  const code = whyNotInserted(state, sender, { entity, row })
  if (code === 'MISSING_REFERENCE') state.spokenOf.add(`${sender.file} ${row.job_id}`)
  if (code !== null) return refused(opId, code)
  if (state.spokenOf.has(`${sender.file} ${rowId}`)) state.tooLate.push(rowId)
  const { sync_seq, version } = stamp(state, { entity, row }, { at: sender.now.toISOString() })
  for (const [field, { to }] of Object.entries(changes)) note(state, opId, { field, value: to })
  return {
    result: { opId, status: 'applied', syncSeq: Number(sync_seq) },
    version: Number(version),
  }
}

function whyNotInserted(
  state: CentralState,
  { person }: Sender,
  { entity, row }: { readonly entity: string; readonly row: Row },
): RefusalCode | null {
  if (tableOf(state, entity).has(String(row.id))) return 'DUPLICATE'
  if (row.title === '' || row.body === '') return 'INVALID'
  if (entity === 'notes' && !tableOf(state, 'jobs').has(String(row.job_id)))
    return 'MISSING_REFERENCE'
  return sees(state, person, { entity, row }) ? null : 'FORBIDDEN'
}

export function applyUpdate(
  state: CentralState,
  sender: Sender,
  operation: SentOperation,
): Outcome {
  const { opId, entity } = operation
  const present = presentRow(state, sender, operation)
  if (typeof present === 'string') return refused(opId, present)
  const merged = mergeFields(present, operation)
  const deleted = (present.deleted_at ?? null) !== null
  const set = deleted ? [] : merged.filter(({ conflict }) => !conflict)
  const kept = deleted ? merged : merged.filter(({ conflict }) => conflict)
  const values = Object.fromEntries(set.map(({ field, value }) => [field, value]))
  const code = whyNotChanged(state, sender, { entity, row: { ...present, ...values } })
  if (code !== null && set.length > 0) return refused(opId, code)
  const row = set.length === 0 ? present : changeRow(state, sender, { operation, present, values })
  const kind = deleted ? 'edit-of-deleted' : 'field'
  for (const { field } of kept) keepConflict(state, sender, { operation, field, kind, present })
  const status = kept.length > 0 ? 'conflict' : 'applied'
  const version = set.length === 0 ? null : Number(row.version)
  return { result: { opId, status, syncSeq: Number(row.sync_seq) }, version }
}

export function applyDelete(
  state: CentralState,
  sender: Sender,
  operation: SentOperation,
): Outcome {
  const { opId, entity, rowId, baseVersion } = operation
  const present = presentRow(state, sender, operation)
  if (typeof present === 'string') return refused(opId, present)
  const syncSeq = Number(present.sync_seq)
  if ((present.deleted_at ?? null) !== null) {
    return { result: { opId, status: 'applied', syncSeq }, version: null }
  }
  const own = [...state.operations.values()].filter(
    (each) =>
      each.entity === entity &&
      each.rowId === rowId &&
      each.device === sender.device &&
      (each.version ?? 0) > baseVersion,
  )
  const ownVersions = new Set(own.map(({ version }) => version)).size
  if (Number(present.version) - baseVersion > ownVersions) {
    keepConflict(state, sender, { operation, field: null, kind: 'delete-of-edited', present })
    return { result: { opId, status: 'conflict', syncSeq }, version: null }
  }
  const at = sender.now.toISOString()
  const row = stamp(state, { entity, row: { ...present, deleted_at: at } }, { at })
  note(state, opId, { field: 'deleted_at', value: at })
  const version = Number(row.version)
  return { result: { opId, status: 'applied', syncSeq: Number(row.sync_seq) }, version }
}

function presentRow(
  state: CentralState,
  { person, file }: Sender,
  { entity, rowId, baseVersion }: SentOperation,
): Row | RefusalCode {
  const row = tableOf(state, entity).get(rowId)
  if (row === undefined) state.spokenOf.add(`${file} ${rowId}`)
  if (row === undefined || !sees(state, person, { entity, row })) return 'NOT_FOUND'
  return baseVersion > Number(row.version) ? 'WRONG_VERSION' : row
}

/** Fields that become something else, or would have. */
function mergeFields(present: Row, { entity, changes }: SentOperation) {
  return Object.entries(changes).flatMap(([field, { from = null, to: mine }]) => {
    const current = present[field] ?? null
    const policy = policies[entity as SimulatedEntity][field] ?? 'keep-both'
    const merged = mergeField(policy, { base: from, mine, current }, mayGo)
    if (!merged.conflict && isDeepStrictEqual(merged.value, current)) return []
    return [{ field, ...merged }]
  })
}

function whyNotChanged(
  state: CentralState,
  { person }: Sender,
  { entity, row }: { readonly entity: string; readonly row: Row },
): RefusalCode | null {
  if (row.title === '' || row.body === '') return 'INVALID'
  return sees(state, person, { entity, row }) ? null : 'FORBIDDEN'
}

function changeRow(
  state: CentralState,
  sender: Sender,
  the: { operation: SentOperation; present: Row; values: Readonly<Record<string, Json>> },
): Row {
  const { entity, opId, rowId } = the.operation
  const at = sender.now.toISOString()
  const row = stamp(state, { entity, row: { ...the.present, ...the.values } }, { at })
  for (const [field, value] of Object.entries(the.values)) note(state, opId, { field, value })
  if (row.place_id !== the.present.place_id) depart(state, entity as SimulatedEntity, rowId)
  return row
}

function keepConflict(
  state: CentralState,
  sender: Sender,
  the: { operation: SentOperation; field: string | null; kind: string; present: Row },
): void {
  const { operation, field, kind, present } = the
  const { opId, entity, rowId, madeAt } = operation
  const change = field === null ? undefined : operation.changes[field]
  const theirs = field === null ? null : (present[field] ?? null)
  const later = { mine: change?.to ?? null, theirs, op_id: opId, made_at: madeAt }
  const earlier = [...tableOf(state, 'sync_conflicts').values()].find(
    (each) =>
      field !== null &&
      each.entity === entity &&
      each.row_id === rowId &&
      each.field === field &&
      each.kind === kind &&
      each.made_by === sender.person &&
      each.resolution === null &&
      isDeepStrictEqual(each.mine, change?.from ?? null),
  )
  const made = {
    id: sender.newId(),
    ...{ entity, row_id: rowId, field, kind, base: change?.from ?? null },
    ...{ made_by: sender.person, device_id: sender.device },
    ...{ resolution: null, resolved_by: null, resolved_at: null, deleted_at: null },
  }
  stamp(
    state,
    { entity: 'sync_conflicts', row: { ...(earlier ?? made), ...later } },
    { at: sender.now.toISOString() },
  )
}

function note(
  state: CentralState,
  opId: string,
  { field, value }: { readonly field: string; readonly value: Json },
): void {
  state.applied.push({ opId, field, value })
}

function valuesOf({ changes }: SentOperation): Row {
  return Object.fromEntries(Object.entries(changes).map(([column, { to }]) => [column, to]))
}
