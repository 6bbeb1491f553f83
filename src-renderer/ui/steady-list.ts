export interface SteadyItem<Item> {
  readonly item: Item
  /** It is not in what was read last: somebody else dealt with it. */
  readonly gone: boolean
}

/**
 * What was listed before in its old place, brought up to date, and what is new after it.
 * Returns `before` itself where nothing is different.
 */
export function mergeSteady<Item>(
  before: readonly SteadyItem<Item>[],
  latest: readonly Item[],
  keyOf: (item: Item) => string,
): readonly SteadyItem<Item>[] {
  const byKey = new Map(latest.map((item) => [keyOf(item), item]))
  const known = new Set(before.map(({ item }) => keyOf(item)))
  const kept = before.map((entry) => refreshed(entry, byKey.get(keyOf(entry.item))))
  const added = latest.filter((item) => !known.has(keyOf(item)))
  if (added.length === 0 && kept.every((entry, at) => entry === before[at])) return before
  return [...kept, ...added.map((item) => ({ item, gone: false }))]
}

function refreshed<Item>(entry: SteadyItem<Item>, item: Item | undefined): SteadyItem<Item> {
  if (item === undefined) return entry.gone ? entry : { ...entry, gone: true }
  return item === entry.item && !entry.gone ? entry : { item, gone: false }
}
