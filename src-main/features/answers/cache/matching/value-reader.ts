/** What an exact thing said in a question is: two different ones are never the same question. */
export type ValueKind =
  | 'clock'
  | 'money'
  | 'duration'
  | 'percent'
  | 'ordinal'
  | 'date'
  | 'weekday'
  | 'month'
  | 'day'
  | 'bay'
  | 'period'
  | 'count'

export interface QuestionValue {
  readonly kind: ValueKind
  /** The same for the same thing however it was said: minutes, cents' unit apart, "wed". */
  readonly key: string
  /** Something that may also be left unsaid ("one bay", "a day"). */
  readonly soft: boolean
  /** Position of the first token, and how many tokens it takes. */
  readonly at: number
  readonly length: number
}

export type NumberWords = Readonly<Record<string, number>>

/** Reads from one position of the tokens; null where nothing exact stands there. */
export type ValueReader = (
  tokens: readonly string[],
  at: number,
  numbers: NumberWords,
) => QuestionValue | null

/** @param span position of the first token, and how many */
export const exact = (
  kind: ValueKind,
  key: string | number,
  [at, length]: readonly [number, number],
): QuestionValue => ({ kind, key: String(key), soft: false, at, length })

export const softly = (value: QuestionValue): QuestionValue => ({ ...value, soft: true })
