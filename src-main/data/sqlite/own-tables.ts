import type { StoredValue } from './stored-record'

/** A row by the names of its columns. */
export type OwnRow = Readonly<Record<string, StoredValue>>

/** A table whose rows exist nowhere but on this device. */
export interface OwnTable {
  readonly name: string
  /** Tells its rows from those of other tables, and from what damage made of them. */
  looksLike(row: OwnRow): boolean
  /** As it goes into a new file. */
  adapt(row: OwnRow): OwnRow
}

const same = (row: OwnRow) => row
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const hex32 = /^[0-9a-f]{32}$/
const hex16 = /^[0-9a-f]{16}$/
const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/
const unsent = new Set<StoredValue | undefined>(['queued', 'sent'])
const applied = new Set<StoredValue | undefined>(['acked', 'kept'])
const opinions = new Set<StoredValue | undefined>(['helpful', 'wrong', 'incomplete', 'off-tone'])
const kinds = new Set<StoredValue | undefined>(['insert', 'update', 'delete'])

/** What the central database does not have yet, or not as this person wants it. */
export const changeTables = ['outbox', 'dead_letters'] as const

/** In an order in which references are met. */
export const ownTables: readonly OwnTable[] = [
  {
    name: 'outbox',
    looksLike: (row) =>
      isOperation(row) && (isUnsent(row) || (applied.has(row.state) && isCount(row.sync_seq))),
    // The new file is a new device with numbers of its own, whose copy has reached nothing yet. What
    // the central database has applied stays applied: only a restore makes it go there again.
    adapt: (row) => ({ ...row, state: isUnsent(row) ? 'queued' : 'acked', device_seq: null }),
  },
  {
    name: 'dead_letters',
    looksLike: (row) => isOperation(row) && isText(row.code) && matches(row.refused_at, moment),
    adapt: same,
  },
  {
    name: 'questions',
    looksLike: (row) => isOfTrace(row) && isText(row.text) && matches(row.asked_at, moment),
    adapt: same,
  },
  {
    name: 'answers',
    looksLike: (row) => isOfTrace(row) && isJson(row.body, isObject),
    adapt: same,
  },
  {
    name: 'traces',
    looksLike: (row) => isOfTrace(row) && isText(row.question) && matches(row.asked_at, moment),
    adapt: same,
  },
  {
    name: 'spans',
    looksLike: (row) =>
      isOfTrace(row) && matches(row.span_id, hex16) && isJson(row.attributes, isObject),
    adapt: same,
  },
  {
    name: 'answer_feedback',
    looksLike: (row) =>
      isOfTrace(row) && opinions.has(row.verdict) && matches(row.given_at, moment),
    adapt: same,
  },
]

function isUnsent(row: OwnRow): boolean {
  return unsent.has(row.state)
}

function isOperation(row: OwnRow): boolean {
  return (
    matches(row.op_id, uuid) &&
    isText(row.entity) &&
    isText(row.row_id) &&
    kinds.has(row.kind) &&
    isCount(row.base_version) &&
    isJson(row.changes, isChanges) &&
    isJson(row.depends_on, Array.isArray) &&
    isCount(row.priority) &&
    matches(row.made_at, moment)
  )
}

function isOfTrace(row: OwnRow): boolean {
  return matches(row.trace_id, hex32)
}

function isChanges(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((each) => isObject(each) && 'to' in each)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isJson(value: StoredValue | undefined, check: (parsed: unknown) => boolean): boolean {
  if (typeof value !== 'string') return false
  try {
    return check(JSON.parse(value))
  } catch {
    return false
  }
}

function isText(value: StoredValue | undefined): boolean {
  return typeof value === 'string' && value !== ''
}

function isCount(value: StoredValue | undefined): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function matches(value: StoredValue | undefined, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value)
}
