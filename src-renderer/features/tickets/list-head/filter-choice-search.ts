export interface FilterChoice {
  readonly value: string | null
  readonly label: string
  /** As it stands in a sentence, where that is another word. */
  readonly said?: string
}

// More than this nobody reads; typing finds the others.
const mostShown = 100

/** Choices that have every typed word; those that begin with what was typed come first. */
export function searchChoices(
  choices: readonly FilterChoice[],
  typed: string,
): readonly FilterChoice[] {
  const words = folded(typed).split(/\s+/).filter(Boolean)
  const found = choices.filter(({ label }) => words.every((word) => folded(label).includes(word)))
  const begins = ({ label }: FilterChoice) => folded(label).startsWith(folded(typed).trim())
  const [first, others] = [found.filter(begins), found.filter((choice) => !begins(choice))]
  return [...first, ...others].slice(0, mostShown)
}

/** Without case and accents. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
