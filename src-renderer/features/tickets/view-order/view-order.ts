interface Identified {
  readonly id: string
}

/** As a person has put them; those that they have not seen yet come last, in their own order. */
export function orderedViews<View extends Identified>(
  views: readonly View[],
  order: readonly string[],
): readonly View[] {
  const placed = order.flatMap((id) => views.find((view) => view.id === id) ?? [])
  return [...placed, ...views.filter(({ id }) => !order.includes(id))]
}

/** The ids with that one at another place; it stops at either end. */
export function movedView(ids: readonly string[], id: string, to: number): readonly string[] {
  const from = ids.indexOf(id)
  if (from === -1) return ids
  const place = Math.max(0, Math.min(ids.length - 1, to))
  return ids.toSpliced(from, 1).toSpliced(place, 0, id)
}
