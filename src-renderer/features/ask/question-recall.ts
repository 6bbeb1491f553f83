/** Where in the earlier questions the Up key stands; null when the text is one's own. */
export interface Recall {
  readonly position: number
  readonly text: string
}

interface Step {
  readonly key: string
  readonly text: string
  readonly recall: Recall | null
  /** Oldest first. */
  readonly questions: readonly string[]
}

/**
 * What Up and Down put into the box: older and newer questions, like a shell. Null leaves the key
 * to the text: what the person has typed is never replaced.
 */
export function stepRecall({ key, text, recall, questions }: Step): Recall | 'clear' | null {
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
  const untouched = recall !== null && recall.text === text
  if (text !== '' && !untouched) return null
  const from = untouched ? recall.position : questions.length
  const position = key === 'ArrowUp' ? from - 1 : from + 1
  if (key === 'ArrowDown' && !untouched) return null
  if (position >= questions.length) return 'clear'
  const question = questions[position]
  return question === undefined ? null : { position, text: question }
}
