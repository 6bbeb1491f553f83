import { groupBy } from '../ui/group-by'

export interface PaletteItem {
  readonly id: string
  readonly group: string
  readonly label: string
  /** Keys or words at the right. */
  readonly hint?: string
  readonly run: () => void
}

export interface PaletteGroup {
  readonly group: string
  readonly items: readonly PaletteItem[]
}

/** How well a label answers what was typed: 0 not at all, higher is better. */
export function matchScore(label: string, query: string): number {
  const words = wordsOf(label)
  const wanted = wordsOf(query)
  if (wanted.length === 0) return 1
  const starts = wanted.every((part) => words.some((word) => word.startsWith(part)))
  if (starts) return words[0]?.startsWith(wanted[0] ?? '') ? 3 : 2
  return wanted.every((part) => label.toLowerCase().includes(part)) ? 1 : 0
}

/** The items that match, best first, equals in their own order. */
export function rankItems(items: readonly PaletteItem[], query: string): readonly PaletteItem[] {
  return items
    .map((item) => ({ item, score: matchScore(item.label, query) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .map(({ item }) => item)
}

/** Items under their group's name, groups in the order of their best item. */
export function groupItems(items: readonly PaletteItem[]): readonly PaletteGroup[] {
  const groups = groupBy(items, ({ group }) => group)
  return [...groups].map(([group, members]) => ({ group, items: members }))
}

/** The trace id that was typed or pasted, dashes and case aside; null when it is none. */
export function typedTraceId(query: string): string | null {
  const bare = query
    .trim()
    .toLowerCase()
    .replace(/^clubos:\/\/traces?\//, '')
    .replaceAll('-', '')
  return /^[0-9a-f]{32}$/.test(bare) ? bare : null
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
