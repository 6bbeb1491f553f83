export interface MarkedPart {
  readonly text: string
  readonly marked: boolean
}

/** A text in parts, every whole word or phrase of `words` in it marked; case does not matter. */
export function markWords(text: string, words: readonly string[]): readonly MarkedPart[] {
  const sought = words
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .sort((one, other) => other.length - one.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'))
  if (sought.length === 0) return text === '' ? [] : [{ text, marked: false }]
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${sought.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return text
    .split(pattern)
    .map((part, index) => ({ text: part, marked: index % 2 === 1 }))
    .filter((part) => part.text !== '')
}
