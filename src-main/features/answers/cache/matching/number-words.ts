const most = 4
/** Numbers by the letter that mean something else in most questions. */
const rarelyNumbers = new Set(
  `none nil single double triple once twice thrice both half quarter pair trio duo
  couple
  first second third fourth fifth sixth seventh eighth ninth tenth`.split(/\s+/u),
)

export interface SpokenNumber {
  readonly value: number
  /** In tokens. */
  readonly length: number
}

/** The number that starts at a token: in digits, or in words of the lexicon ("twenty five"). */
export function numberAt(
  tokens: readonly string[],
  at: number,
  words: Readonly<Record<string, number>>,
): SpokenNumber | null {
  const digits = tokens[at] ?? ''
  if (/^\d+(?:[.,]\d+)*$/u.test(digits)) return { value: inDigits(digits), length: 1 }
  const first = longestAt(tokens, at, words)
  if (first === null) return null
  const next = longestAt(tokens, at + first.length, words)
  if (next === null) return first
  const length = first.length + next.length
  if (first.value >= 20 && first.value < 100 && first.value % 10 === 0 && next.value < 10)
    return { value: first.value + next.value, length }
  if (next.value === 100 || next.value === 1000) return { value: first.value * next.value, length }
  return first
}

/** "1,000" is a thousand, "2.5" two and a half. */
const inDigits = (text: string) => Number(text.replace(/,(?=\d{3}\b)/gu, '').replace(',', '.'))

function longestAt(
  tokens: readonly string[],
  at: number,
  words: Readonly<Record<string, number>>,
): SpokenNumber | null {
  for (let length = Math.min(most, tokens.length - at); length > 0; length -= 1) {
    const said = tokens.slice(at, at + length).join(' ')
    const value = Object.hasOwn(words, said) ? words[said] : undefined
    if (value !== undefined && !rarelyNumbers.has(said)) return { value, length }
  }
  return null
}
