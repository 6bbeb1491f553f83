interface Keyed<Item> {
  readonly key: string
  readonly item: Item
}

/** Items with their position as key, for the parts of a text: they never change places. */
export function keyed<Item>(items: readonly Item[]): readonly Keyed<Item>[] {
  return items.map((item, position) => ({ key: String(position), item }))
}
