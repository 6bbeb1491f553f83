/** One kind of expression that fills slots, such as a time of day. */
export interface SlotScanner {
  /** Over words with a space before, between and after them; matches whole words. */
  readonly pattern: RegExp
  /** What an expression fills; null: it looks like one, but cannot be understood. */
  readonly slots: (found: RegExpExecArray) => Readonly<Record<string, string>> | null
}

export interface Scanned {
  readonly slots: Readonly<Record<string, string>>
  /** The words that are left, each followed by a space. */
  readonly rest: string
}

/** @param source matches whole words without the spaces around them */
export const wholeWords = (source: string): RegExp => new RegExp(`(?<= )(?:${source})(?= )`, 'u')

/** Slots that may be filled more than once: "Bedford and Truro", "Saturday and Sunday". */
const lists = new Set(['place', 'day'])
const mostSlots = 12

/**
 * Takes the slots out of a question's words.
 * @returns null where an expression cannot be understood, or two contradict each other
 */
export function scanSlots(words: string, scanners: readonly SlotScanner[]): Scanned | null {
  const slots: Record<string, string> = {}
  let rest = words
  for (const { pattern, slots: read } of scanners) {
    for (let i = 0; i < mostSlots; i += 1) {
      const found = pattern.exec(rest)
      if (found === null) break
      const filled = read(found)
      if (filled === null || !fill(slots, filled)) return null
      rest = `${rest.slice(0, found.index)}${rest.slice(found.index + found[0].length)}`.replace(
        / {2,}/gu,
        ' ',
      )
    }
  }
  return { slots, rest: rest.replace(/ (?:and|or)(?= $)/u, '').trimStart() }
}

function fill(slots: Record<string, string>, filled: Readonly<Record<string, string>>): boolean {
  for (const [name, value] of Object.entries(filled)) {
    const known = slots[name]
    if (known === undefined || known === value) slots[name] = value
    else if (lists.has(name)) slots[name] = `${known},${value}`
    else return false
  }
  return true
}
