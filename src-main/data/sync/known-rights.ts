import type { ReadDb } from '../sqlite/local-database'
import type { EntityRights, FieldPolicy, Operation } from './protocol'
import { getState } from './sync-state-store'

/** What the server let this person read and write when it was last reached. */
export type KnownRights = Readonly<Record<string, EntityRights>>

export function knownRights(db: ReadDb): KnownRights | null {
  const stored = getState(db, 'rights')
  return stored === null ? null : (JSON.parse(stored) as KnownRights)
}

/**
 * Why the operation is not sent to a server that does not know what it is about, such as one older
 * than this app; null: it is. What the person may merely not do is sent and refused there.
 */
export function heldBack(
  { entity, changes }: Pick<Operation, 'entity' | 'changes'>,
  rights: KnownRights,
): string | null {
  const known = rights[entity]
  if (known === undefined) return `The database does not know “${entity}” yet, or not for you.`
  const fields = new Set([...known.readable, ...known.insertable, ...Object.keys(known.updatable)])
  const unknown = Object.keys(changes).find((field) => !fields.has(field))
  if (unknown === undefined) return null
  return `The database does not know “${unknown}” of “${entity}” yet, or not for you.`
}

/** Policies under which two changes in a row come to the same as one. */
const mergeable: readonly FieldPolicy[] = ['keep-both', 'merge-set', 'greatest']

/** Steps of a state machine, say, each have to be taken; one change must not stand for two. */
export function mayMerge(rights: KnownRights | null, entity: string, field: string): boolean {
  const policy = rights?.[entity]?.updatable[field]
  return policy !== undefined && mergeable.includes(policy)
}
