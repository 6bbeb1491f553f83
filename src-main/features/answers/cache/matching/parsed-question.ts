import type { QuestionValue } from './value-reader'

/** A word, or a phrase of the lexicon, that a question is about. */
export interface QuestionUnit {
  /** As it was said. */
  readonly said: string
  /** Base forms of the words that carry meaning. */
  readonly bases: readonly string[]
  /** Numbers of the groups of synonyms it belongs to. */
  readonly concepts: readonly number[]
  /** Numbers of the groups of words that can stand for it where the rest is the same. */
  readonly alike: readonly number[]
  /** How much it says, 0 to 1: rare words say more. */
  readonly weight: number
  /** Position of its first token. */
  readonly at: number
  readonly negated: boolean
  /** Itself says "not": "does not work". */
  readonly denies: boolean
  /** Itself says that something is broken or not there. */
  readonly fails: boolean
  /** Which part in the club or elsewhere, where it is a person. */
  readonly person: string | null
  /** The words of a phrase one by one, for questions that do not use it. */
  readonly parts: readonly QuestionUnit[]
  /** Written with a capital where none was due. */
  readonly name: boolean
}

/** What follows a preposition. */
export interface Relation {
  readonly preposition: string
  /** Position of the unit or value that follows it. */
  readonly target: number
}

/** A question, taken apart for comparing. Everything in it is derived from the text. */
export interface ParsedQuestion {
  /** As `normaliseQuestion` gives it. */
  readonly text: string
  /** Longer than any question: nothing in it was read. */
  readonly tooLong: boolean
  readonly tokens: readonly string[]
  readonly units: readonly QuestionUnit[]
  readonly values: readonly QuestionValue[]
  /** What kind of thing is asked, the most telling first ("price", "when"). */
  readonly types: readonly string[]
  /** Tokens that deny something. */
  readonly negations: readonly string[]
  readonly quantifiers: readonly string[]
  readonly places: readonly string[]
  readonly relations: readonly Relation[]
  /** First and second persons, in order: "i you me". */
  readonly pronouns: readonly string[]
}
