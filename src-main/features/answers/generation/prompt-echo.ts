import { normaliseQuestion, wordsOf } from '@shared/ask/question-text'

/** So many words of our own instructions in a row are no accident. */
const inARow = 5

/** Tells texts that repeat what a model was told to do. */
export class PromptEcho {
  private readonly runs: ReadonlySet<string>

  /** @param known texts that may be repeated though the instructions say the same */
  constructor(instructions: string, known: readonly string[] = []) {
    const allowed = new Set(known.flatMap(runsOf))
    this.runs = new Set(runsOf(instructions).filter((run) => !allowed.has(run)))
  }

  isIn(text: string): boolean {
    return runsOf(text).some((run) => this.runs.has(run))
  }
}

/** @returns nothing for a text of fewer words */
function runsOf(text: string): readonly string[] {
  const words = wordsOf(normaliseQuestion(text))
  return words.slice(inARow - 1).map((_, i) => words.slice(i, i + inARow).join(' '))
}
