import { isDeepStrictEqual } from 'node:util'
import { toDatabaseRow } from '../mirror-rows'
import type { Json } from '../protocol'
import type { Row } from '../sync-copy'
import { readQueue } from '../sync-queue'
import type { CentralModel } from './central-model'
import { type CentralState, sees, tableOf } from './central-state'
import { type SimulatedEntity, simulatedEntities } from './simulated-club'
import type { SimulatedDesk } from './simulated-desk'
import { textsIn, type WrittenValues } from './written-values'

interface Outcome {
  readonly desks: readonly SimulatedDesk[]
  readonly model: CentralModel
  readonly values: WrittenValues
}

/** What holds once everything works again, whatever happened before. @returns what does not */
export function checkEverything({ desks, model, values }: Outcome): readonly string[] {
  const { state } = model
  return [
    ...desks.flatMap((desk, place) =>
      checkDesk(state, desk).map((each) => `desk ${place}: ${each}`),
    ),
    ...values.missing(textsKept(state)).map((value) => `“${value}” has vanished`),
    ...repeatedValues(state, values),
    ...doubleOperations(state),
    ...state.tooLate.map((id) => `${id} was made only after a change that needs it`),
  ]
}

function checkDesk(state: CentralState, desk: SimulatedDesk): readonly string[] {
  const queue = readQueue(desk.local.read)
  const waiting = queue.total === 0 ? [] : [`${queue.total} operations were never sent`]
  const { state: connection, reason } = desk.loop.status
  const offline = connection === 'online' ? [] : [`it is ${connection}: ${reason}`]
  const differences = (Object.keys(simulatedEntities) as SimulatedEntity[]).flatMap((entity) =>
    compareRows(expectedRows(state, desk.person, entity), rowsOf(desk, entity)).map(
      (difference) => `${entity} ${difference}`,
    ),
  )
  return [...waiting, ...offline, ...differences]
}

/** Rows that are there and that the person may see, with all that they hang on. */
function expectedRows(
  state: CentralState,
  person: string,
  entity: SimulatedEntity,
): readonly Row[] {
  const isThere = (row: Row | undefined) => row !== undefined && (row.deleted_at ?? null) === null
  return [...tableOf(state, entity).values()].filter(
    (row) =>
      isThere(row) &&
      sees(state, person, { entity, row }) &&
      (entity !== 'notes' || isThere(tableOf(state, 'jobs').get(String(row.job_id)))),
  )
}

function rowsOf(desk: SimulatedDesk, entity: SimulatedEntity): readonly Row[] {
  const rows = desk.local.read.select().from(simulatedEntities[entity].mirror).all()
  return rows.map((row) => toDatabaseRow(simulatedEntities[entity], row))
}

function compareRows(expected: readonly Row[], found: readonly Row[]): readonly string[] {
  const here = new Map(found.map((row) => [row.id, row]))
  const there = new Set(expected.map(({ id }) => id))
  const wrong = expected.flatMap((row) => {
    const copy = here.get(row.id)
    if (copy === undefined) return [`${row.id} is missing`]
    return Object.keys(copy)
      .filter((column) => !isDeepStrictEqual(copy[column], (row[column] ?? null) as Json))
      .map((column) => `${row.id} ${column}: ${JSON.stringify([row[column], copy[column]])}`)
  })
  const extra = found.filter(({ id }) => !there.has(id ?? null))
  return [...wrong, ...extra.map(({ id }) => `${id} should not be there`)]
}

/** Texts that were applied at some time, or that a conflict keeps. */
function textsKept(state: CentralState): ReadonlySet<string> {
  const conflicts = [...tableOf(state, 'sync_conflicts').values()]
  return new Set([
    ...state.applied.flatMap(({ value }) => textsIn(value)),
    ...conflicts.flatMap(({ mine }) => textsIn(mine)),
  ])
}

/** Texts that came in with two operations though they were written once. */
function repeatedValues(state: CentralState, { repeated, written }: WrittenValues) {
  const unique = new Set(written.map(({ value }) => value))
  const first = new Map<string, string>()
  return state.applied.flatMap(({ opId, field, value }) => {
    if (typeof value !== 'string' || field === 'tags' || !unique.has(value)) return []
    const earlier = first.get(value)
    first.set(value, opId)
    const twice = earlier !== undefined && earlier !== opId && !repeated.has(value)
    return twice ? [`“${value}” was applied by two operations`] : []
  })
}

function doubleOperations(state: CentralState): readonly string[] {
  const seen = new Set<string>()
  return state.applied.flatMap(({ opId, field }) => {
    const name = `${opId} ${field}`
    const double = seen.has(name)
    seen.add(name)
    return double ? [`${name} was applied twice`] : []
  })
}
