import type { OperationResult } from '../protocol'
import type { Row } from '../sync-copy'
import type { SimulatedEntity } from './simulated-club'

export interface Sender {
  readonly person: string
  readonly device: string
  /** The copy it really is, which the database itself cannot know: clones say they are one device. */
  readonly file: string
  /** The central clock. */
  readonly now: Date
  readonly newId: () => string
}

export interface StoredOperation {
  readonly person: string
  readonly entity: string
  readonly rowId: string
  readonly kind: string
  readonly result: OperationResult
  /** The row's version since; null where it did not change. */
  readonly version: number | null
  readonly device: string
}

export interface Departure {
  readonly seq: number
  readonly entity: SimulatedEntity
  readonly id: string
}

/** A value that somebody wrote and that the database took over. */
export interface AppliedValue {
  readonly opId: string
  readonly field: string
  readonly value: unknown
}

/** All that the central database holds: what a backup keeps and a restore brings back. */
export interface CentralState {
  seq: number
  prunedTo: number
  readonly rows: Map<string, Map<string, Row>>
  readonly operations: Map<string, StoredOperation>
  /** Device → whose it is and the last number that it used. */
  readonly devices: Map<string, { person: string; last: number }>
  readonly departures: Departure[]
  /** Person → ids of places; none: all. */
  readonly sight: Map<string, readonly string[]>
  /** Person → how often that was changed. */
  readonly sightChanges: Map<string, number>
  /** Everything ever applied, in order. */
  readonly applied: AppliedValue[]
  /** `file row`: what a copy spoke of before there was such a row. */
  readonly spokenOf: Set<string>
  /** Rows that a copy made after it had spoken of them. */
  readonly tooLate: string[]
}

export function emptyState(): CentralState {
  return {
    seq: 1,
    prunedTo: 0,
    rows: new Map(['places', 'jobs', 'notes', 'sync_conflicts'].map((name) => [name, new Map()])),
    operations: new Map(),
    devices: new Map(),
    departures: [],
    sight: new Map(),
    sightChanges: new Map(),
    applied: [],
    spokenOf: new Set(),
    tooLate: [],
  }
}

export function tableOf(state: CentralState, entity: string): Map<string, Row> {
  const table = state.rows.get(entity)
  if (table === undefined) throw new Error(`There is no table ${entity}`)
  return table
}

/** Writes a row with the next number, as the trigger does. */
export function stamp(
  state: CentralState,
  { entity, row }: { readonly entity: string; readonly row: Row },
  by: { readonly at: string; readonly touchOnly?: boolean },
): Row {
  state.seq += 1
  const version = Number(row.version ?? 0) + (by.touchOnly === true ? 0 : 1)
  const changed = by.touchOnly === true ? {} : { updated_at: by.at }
  const stamped = { ...row, ...changed, version, sync_seq: state.seq }
  tableOf(state, entity).set(String(row.id), stamped)
  return stamped
}

/** Row security: what that person may see, deleted or not. */
export function sees(
  state: CentralState,
  person: string,
  { entity, row }: { readonly entity: string; readonly row: Row },
): boolean {
  switch (entity) {
    case 'jobs': {
      const sight = state.sight.get(person) ?? []
      return sight.length === 0 || sight.includes(String(row.place_id))
    }
    case 'notes':
      return seesId(state, person, { entity: 'jobs', id: String(row.job_id) })
    case 'sync_conflicts':
      return seesId(state, person, { entity: String(row.entity), id: String(row.row_id) })
    default:
      return true
  }
}

export function seesId(
  state: CentralState,
  person: string,
  { entity, id }: { readonly entity: string; readonly id: string },
): boolean {
  const row = tableOf(state, entity).get(id)
  return row !== undefined && sees(state, person, { entity, row })
}
