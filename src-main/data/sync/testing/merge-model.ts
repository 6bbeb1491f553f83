import { isDeepStrictEqual } from 'node:util'
import type { FieldPolicy, Json } from '../protocol'

/** One field of a row in three states. */
export interface FieldVersions {
  /** What the person saw. */
  readonly base: Json
  /** What they made of it. */
  readonly mine: Json
  /** What it is centrally by now. */
  readonly current: Json
}

export interface MergedField {
  readonly value: Json
  /** Mine did not make it and is kept for a person to settle. */
  readonly conflict: boolean
}

/** Whether a state machine lets a row go from one state to another. */
export type MayGo = (from: Json, to: Json) => boolean

/**
 * What the central database makes of one changed field, as a model to compare it with.
 * @param mayGo asked for fields with the policy `state` only
 */
export function mergeField(
  policy: FieldPolicy,
  versions: FieldVersions,
  mayGo: MayGo = () => true,
): MergedField {
  const { base, mine, current } = versions
  if (isDeepStrictEqual(current, mine) || isDeepStrictEqual(base, mine)) return stands(current)
  if (isDeepStrictEqual(current, base)) return stands(mine)
  switch (policy) {
    case 'keep-both':
      return { value: current, conflict: true }
    case 'merge-set':
      return mergeSet(versions)
    case 'state':
      return mayGo(current, mine) ? stands(mine) : { value: current, conflict: true }
    case 'greatest':
      return stands(isGreater(mine, current) ? mine : current)
    case 'first':
      return stands(current)
  }
}

const stands = (value: Json): MergedField => ({ value, conflict: false })

/** Keeps the order of what is there and adds what is new at the end; without doubles. */
function mergeSet({ base, mine, current }: FieldVersions): MergedField {
  if (!Array.isArray(base) || !Array.isArray(mine) || !Array.isArray(current)) {
    return { value: current, conflict: true }
  }
  const kept = current.filter((each) => !base.includes(each) || mine.includes(each))
  const added = mine.filter((each) => !base.includes(each))
  return stands([...new Set([...kept, ...added])])
}

/** Null is less than anything. Times are compared as ISO 8601 text in UTC. */
function isGreater(a: Json, b: Json): boolean {
  if (a === null) return false
  if (b === null) return true
  return typeof a === 'number' && typeof b === 'number' ? a > b : String(a) > String(b)
}
