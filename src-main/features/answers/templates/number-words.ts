const words = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** Matches `4`, `2.5`, `four`, `a couple of`. */
export const numberSource = `\\d{1,3}(?:\\.\\d{1,2})?|${words.join('|')}|a couple of|a couple|couple of|couple`

/** @returns null for what is no number */
export function numberOf(text: string): number | null {
  if (/couple/u.test(text)) return 2
  const index = words.indexOf(text)
  if (index >= 0) return index + 1
  const number = Number(text)
  return text !== '' && Number.isFinite(number) ? number : null
}
