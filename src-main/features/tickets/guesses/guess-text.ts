/** Why something is guessed, as the dialog says it. */
export const guessText = {
  says: (words: readonly string[]) =>
    `It says ${words
      .slice(0, 3)
      .map((word) => `“${word}”`)
      .join(', ')}.`,
  equipment: 'Texts like this are mostly about equipment.',
  danger: (kinds: readonly string[]) =>
    kinds.length === 0 ? 'It sounds like danger.' : `It sounds like danger: ${kinds.join(', ')}.`,
  names: (place: string) => `It names ${place}.`,
  byRule: 'The club’s rules give it to them.',
  bay: (number: number) => `It names bay ${number}.`,
} as const
