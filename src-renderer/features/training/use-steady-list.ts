import { useState } from 'react'
import { mergeSteady, type SteadyItem } from '../../ui/steady-list'

/** A list in which nothing moves while one works through it; it starts anew with the component. */
export function useSteadyList<Item>(
  latest: readonly Item[] | undefined,
  keyOf: (item: Item) => string,
): readonly SteadyItem<Item>[] {
  const [kept, setKept] = useState<readonly SteadyItem<Item>[]>([])
  const merged = latest === undefined ? kept : mergeSteady(kept, latest, keyOf)
  if (merged !== kept) setKept(merged)
  return merged
}
