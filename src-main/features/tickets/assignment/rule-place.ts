interface Placed {
  readonly id: string
  readonly position: number
}

/** So that another one fits in between without moving the others. */
const gap = 1_024
/** As PostgreSQL's integers. */
const farthest = 2 ** 31 - 1

/** Behind all of them. */
export function lastPlace(rules: readonly Placed[]): number {
  return Math.min(farthest, (rules.at(-1)?.position ?? 0) + gap)
}

/**
 * Where a rule stands after it went one place up or down: the others stay as they are, since others
 * may move them meanwhile.
 * @param rules in order
 * @returns the position; null where it stays; `crowded` where nothing is free in between
 */
export function placeAfterMove(
  rules: readonly Placed[],
  id: string,
  to: 'up' | 'down',
): number | 'crowded' | null {
  const step = to === 'up' ? -1 : 1
  const at = rules.findIndex((rule) => rule.id === id)
  const passed = rules[at + step]
  if (at < 0 || passed === undefined) return null
  const beyond = rules[at + 2 * step]
  if (beyond === undefined) return passed.position + step * gap
  const middle = Math.round((passed.position + beyond.position) / 2)
  const isFree = middle !== passed.position && middle !== beyond.position
  return isFree ? middle : 'crowded'
}

/** Everybody's place anew, with gaps in between. @param rules in order */
export function spread(rules: readonly Placed[]): readonly Placed[] {
  return rules.map(({ id }, i) => ({ id, position: (i + 1) * gap }))
}
