import type { DeskLine } from './labelled-tickets'

export const guessedFields = ['category', 'priority', 'locationId', 'bay'] as const
type Field = (typeof guessedFields)[number]

/** What was guessed of a line; `null`: left empty. */
export type Guessed = Omit<DeskLine, 'text'>

/** Shares, 0 to 1; `null` where there is nothing to count. */
export interface FieldFigures {
  /** Right, or rightly left empty. */
  readonly accuracy: number
  /** Of what was guessed, how much is right. */
  readonly precision: number | null
  /** Of what the lines say, how much was guessed right. */
  readonly recall: number | null
  readonly leftEmpty: number
  /** What is right where the same is always said: whatever is most frequent. */
  readonly always: number
}

export interface GuessError {
  readonly field: Field
  readonly text: string
  readonly truth: string | number | null
  readonly guessed: string | number | null
}

export type GuessFigures = Readonly<Record<Field, FieldFigures>> & {
  readonly lines: number
  readonly errors: readonly GuessError[]
}

/** @param guess what is filled in when somebody types that line */
export function guessFigures(
  lines: readonly DeskLine[],
  guess: (text: string) => Guessed,
): GuessFigures {
  const all = lines.map((line) => ({ line, guessed: guess(line.text) }))
  const errors = all.flatMap(({ line, guessed }) =>
    guessedFields
      .filter((field) => line[field] !== guessed[field])
      .map((field) => ({
        ...{ field, text: line.text, truth: line[field], guessed: guessed[field] },
      })),
  )
  const of = (field: Field) =>
    fieldFigures(all.map(({ line, guessed }) => [line[field], guessed[field]]))
  return {
    ...{ category: of('category'), priority: of('priority') },
    ...{ locationId: of('locationId'), bay: of('bay') },
    ...{ lines: lines.length, errors },
  }
}

type Value = string | number | null

function fieldFigures(pairs: readonly (readonly [truth: Value, guessed: Value])[]): FieldFigures {
  const right = pairs.filter(([truth, guessed]) => truth === guessed)
  const said = pairs.filter(([truth]) => truth !== null).length
  const made = pairs.filter(([, guessed]) => guessed !== null).length
  const hits = right.filter(([truth]) => truth !== null).length
  const counts = new Map<Value, number>()
  for (const [truth] of pairs) counts.set(truth, (counts.get(truth) ?? 0) + 1)
  return {
    accuracy: right.length / pairs.length,
    precision: made === 0 ? null : hits / made,
    recall: said === 0 ? null : hits / said,
    leftEmpty: 1 - made / pairs.length,
    always: Math.max(...counts.values()) / pairs.length,
  }
}
