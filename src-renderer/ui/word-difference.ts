export interface TextPart {
  readonly text: string
  /** Not in the other text. */
  readonly changed: boolean
}

// Comparing takes as many steps as one text's words times the other's.
const maximumSteps = 1_000_000

/** Both texts in parts, the words that only one of them has marked; very long ones stay unmarked. */
export function wordDifference(
  left: string,
  right: string,
): { readonly left: readonly TextPart[]; readonly right: readonly TextPart[] } {
  const [leftWords, rightWords] = [words(left), words(right)]
  if (leftWords.length * rightWords.length > maximumSteps) {
    return { left: [{ text: left, changed: false }], right: [{ text: right, changed: false }] }
  }
  const shared = sharedWords(leftWords, rightWords)
  return { left: parts(leftWords, shared.left), right: parts(rightWords, shared.right) }
}

function words(text: string): readonly string[] {
  return text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? []
}

interface Shared {
  readonly left: ReadonlySet<number>
  readonly right: ReadonlySet<number>
}

/** Positions of the longest run of words that both texts have in the same order. */
function sharedWords(left: readonly string[], right: readonly string[]): Shared {
  const lengths = commonLengths(left, right)
  const shared = { left: new Set<number>(), right: new Set<number>() }
  let [i, j] = [0, 0]
  while (i < left.length && j < right.length) {
    if (left[i] === right[j]) {
      shared.left.add(i++)
      shared.right.add(j++)
    } else if (at(lengths, i + 1, j) >= at(lengths, i, j + 1)) i++
    else j++
  }
  return shared
}

/** For each pair of positions, how many words the rests of both texts share. */
function commonLengths(left: readonly string[], right: readonly string[]): readonly Uint16Array[] {
  const rows = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1))
  for (let i = left.length - 1; i >= 0; i--) {
    const row = rows[i] ?? new Uint16Array()
    for (let j = right.length - 1; j >= 0; j--) {
      row[j] =
        left[i] === right[j]
          ? at(rows, i + 1, j + 1) + 1
          : Math.max(at(rows, i + 1, j), at(rows, i, j + 1))
    }
  }
  return rows
}

function at(rows: readonly Uint16Array[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0
}

/** Neighbours of one kind become one part; a space between two changed words counts as changed. */
function parts(all: readonly string[], shared: ReadonlySet<number>): readonly TextPart[] {
  const joined: { text: string; changed: boolean }[] = []
  for (const [position, text] of all.entries()) {
    const bridges = /^\s+$/.test(text) && !shared.has(position - 1) && !shared.has(position + 1)
    const inside = position > 0 && position < all.length - 1
    const changed = !shared.has(position) || (bridges && inside)
    const last = joined.at(-1)
    if (last?.changed === changed) last.text += text
    else joined.push({ text, changed })
  }
  return joined
}
