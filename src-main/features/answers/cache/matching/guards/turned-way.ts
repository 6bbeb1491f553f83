import type { ParsedQuestion } from '../parsed-question'

/** "From Doing to Done" and "from Done back to Doing". */
export function turnedWay(a: ParsedQuestion, b: ParsedQuestion): readonly string[] {
  const [startA, startB] = [behind(a, starts), behind(b, starts)]
  const [endA, endB] = [behind(a, ends), behind(b, ends)]
  return [
    ...(startA !== null && startA === endB ? [startA] : []),
    ...(endA !== null && endA === startB ? [endA] : []),
  ]
}

const starts = new Set(['from'])
const ends = new Set(['to', 'into', 'onto'])
const between = new Set('the a an my our your their back'.split(' '))

/** The word that follows one of these. */
function behind({ tokens }: ParsedQuestion, words: ReadonlySet<string>): string | null {
  const at = tokens.findIndex(
    (token, i) => words.has(token) && !/^(?:i|me|you|we|be|do|have)$/u.test(tokens[i + 1] ?? 'i'),
  )
  const first = tokens.findIndex((token, i) => i > at && !between.has(token))
  if (at < 0 || first < 0) return null
  const number = /^\d/u.test(tokens[first + 1] ?? '') ? ` ${tokens[first + 1]}` : ''
  return `${tokens[first]}${number}`
}
