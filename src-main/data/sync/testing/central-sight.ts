import type { Json, PulledRow, PullPage } from '../protocol'
import type { Row } from '../sync-copy'
import { type CentralState, sees, seesId, stamp, tableOf } from './central-state'
import type { SimulatedEntity } from './simulated-club'

/** The row may have left somebody's sight and come into somebody else's, with what hangs on it. */
export function depart(state: CentralState, entity: SimulatedEntity, id: string): void {
  leaveMark(state, entity, id)
  for (const row of tableOf(state, 'sync_conflicts').values()) {
    if (row.entity === entity && row.row_id === id) touch(state, 'sync_conflicts', row)
  }
  if (entity !== 'jobs') return
  for (const row of tableOf(state, 'notes').values()) {
    if (row.job_id !== id) continue
    touch(state, 'notes', row)
    for (const conflict of tableOf(state, 'sync_conflicts').values()) {
      if (conflict.entity === 'notes' && conflict.row_id === row.id) {
        touch(state, 'sync_conflicts', conflict)
      }
    }
  }
}

function touch(state: CentralState, entity: SimulatedEntity, row: Row): void {
  stamp(state, { entity, row }, { at: '', touchOnly: true })
  leaveMark(state, entity, String(row.id))
}

function leaveMark(state: CentralState, entity: SimulatedEntity, id: string): void {
  state.seq += 1
  state.departures.push({ seq: state.seq, entity, id })
}

interface Entry {
  readonly seq: number
  readonly row?: PulledRow
  readonly gone?: { readonly entity: string; readonly id: string }
}

/** Everything after the cursor that this person may see, or no longer may. */
export function pull(
  state: CentralState,
  person: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): PullPage {
  const entries = [...rowsAfter(state, person, after), ...goneAfter(state, person, after)]
  entries.sort((a, b) => a.seq - b.seq)
  const page = entries.slice(0, limit)
  // As the server: a full page may be the last one, and nothing says so.
  const complete = entries.length < limit
  return {
    rows: page.flatMap(({ row }) => (row === undefined ? [] : [row])),
    gone: page.flatMap(({ gone }) => (gone === undefined ? [] : [gone])),
    reached: complete ? Math.max(state.seq, after) : (page.at(-1)?.seq ?? after),
    complete,
  }
}

function rowsAfter(state: CentralState, person: string, after: number): Entry[] {
  return [...state.rows].flatMap(([entity, table]) =>
    [...table.values()]
      .filter((row) => Number(row.sync_seq) > after && sees(state, person, { entity, row }))
      .map((row) => {
        const seq = Number(row.sync_seq)
        return { seq, row: { entity, id: String(row.id), syncSeq: seq, row: structuredClone(row) } }
      }),
  )
}

function goneAfter(state: CentralState, person: string, after: number): Entry[] {
  return state.departures
    .filter(({ seq, entity, id }) => seq > after && !seesId(state, person, { entity, id }))
    .map(({ seq, entity, id }) => ({ seq, gone: { entity, id } }))
}

/** Deletions and departures so far are forgotten. */
export function prune(state: CentralState, upTo: number): void {
  for (const table of state.rows.values()) {
    for (const [id, row] of table) {
      const old = Number(row.sync_seq) <= upTo
      if (old && (row.deleted_at ?? null) !== null && !isNeeded(state, id)) table.delete(id)
    }
  }
  const kept = state.departures.filter(({ seq }) => seq > upTo)
  state.departures.splice(0, state.departures.length, ...kept)
  state.prunedTo = Math.max(state.prunedTo, upTo)
}

/** Rows that others refer to stay. */
function isNeeded(state: CentralState, id: string): boolean {
  const refersTo = (value: Json | undefined) => value === id
  return (
    [...tableOf(state, 'notes').values()].some((row) => refersTo(row.job_id)) ||
    [...tableOf(state, 'sync_conflicts').values()].some((row) => refersTo(row.row_id))
  )
}
