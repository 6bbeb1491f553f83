import { createHash } from 'node:crypto'
import type { Fact, PlaceFacts } from './template-types'

/** JSON with the keys of every object in order, so that equal values have equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

const sha256 = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex')

/** What an answer depends on in a fact: neither its number nor who wrote it. */
export const hashOfFact = ({ key, locationId, value, audience }: Fact): string =>
  sha256({ key, locationId, value, audience })

/** What an answer depends on in a place. */
export const hashOfPlace = ({ id, name, address, phone, times }: PlaceFacts): string =>
  sha256({ id, name, address, phone, times })

export const factPassageId = (id: string): string => `fact:${id}`
export const placePassageId = (id: string): string => `location:${id}`

/**
 * What every fact and place holds now, so that answers which depended on another content can be
 * dropped.
 * @returns passage id (`fact:…`, `location:…`) → SHA-256, hex
 */
export function factHashes(
  facts: readonly Fact[],
  places: readonly PlaceFacts[],
): ReadonlyMap<string, string> {
  return new Map([
    ...facts.map((fact) => [factPassageId(fact.id), hashOfFact(fact)] as const),
    ...places.map((place) => [placePassageId(place.id), hashOfPlace(place)] as const),
  ])
}
