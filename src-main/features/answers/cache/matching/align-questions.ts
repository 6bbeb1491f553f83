import type { ParsedQuestion, QuestionUnit } from './parsed-question'
import type { WordKnowledge } from './word-knowledge'

export interface AlignedUnit {
  readonly unit: QuestionUnit
  /** The unit of the other question that says it best; null where none does. */
  readonly counterpart: QuestionUnit | null
  /** 0 to 1. */
  readonly likeness: number
}

export interface Alignment {
  readonly a: readonly AlignedUnit[]
  readonly b: readonly AlignedUnit[]
}

export const synonymLikeness = 0.95
/** Of words that can stand for each other only where all around them is the same. */
export const looseLikeness = 0.9

/** From here on two words count as saying the same. */
export const alignedFrom = 0.5

/**
 * Finds for each word of either question the word of the other that says the same; each serves
 * one word only, the most alike first.
 */
export function alignQuestions(
  a: ParsedQuestion,
  b: ParsedQuestion,
  words: WordKnowledge,
): Alignment {
  const [unitsA, unitsB] = [spread(a.units, b.units, words), spread(b.units, a.units, words)]
  const links = unitsA
    .flatMap((unit, i) =>
      unitsB.map((other, k) => ({ i, k, likeness: likenessOf(unit, other, words) })),
    )
    .filter(({ likeness }) => likeness > 0)
    .sort((x, y) => y.likeness - x.likeness)
  const [ofA, ofB] = [new Map<number, Link>(), new Map<number, Link>()]
  for (const link of links) {
    if (ofA.has(link.i) || ofB.has(link.k)) continue
    ofA.set(link.i, { other: link.k, likeness: link.likeness })
    ofB.set(link.k, { other: link.i, likeness: link.likeness })
  }
  return { a: sideOf(unitsA, unitsB, ofA), b: sideOf(unitsB, unitsA, ofB) }
}

/** Phrases that the other question does not say fall back into their words. */
const spread = (
  units: readonly QuestionUnit[],
  others: readonly QuestionUnit[],
  words: WordKnowledge,
): readonly QuestionUnit[] =>
  units.flatMap((unit) =>
    unit.parts.length === 0 || others.some((other) => likenessOf(unit, other, words) >= saidFrom)
      ? [unit]
      : unit.parts,
  )

/** From here on a phrase is said by the other question as well. */
const saidFrom = 0.9

interface Link {
  readonly other: number
  readonly likeness: number
}

function sideOf(
  units: readonly QuestionUnit[],
  others: readonly QuestionUnit[],
  links: ReadonlyMap<number, Link>,
): readonly AlignedUnit[] {
  return units.map((unit, i) => {
    const link = links.get(i)
    const counterpart = link === undefined ? null : (others[link.other] ?? null)
    return { unit, counterpart, likeness: link?.likeness ?? 0 }
  })
}

/** 1 the same word, less for a synonym and for what may stand for it here, least for phrases that share a word. */
export function likenessOf(a: QuestionUnit, b: QuestionUnit, words: WordKnowledge): number {
  if (a.said === b.said) return 1
  if (a.denies !== b.denies && sharesBase(a, b)) return 0
  if (isRival(a, b, words)) return 0
  if (a.concepts.some((concept) => b.concepts.includes(concept))) return synonymLikeness
  if (a.alike.some((group) => b.alike.includes(group))) return looseLikeness
  return sharesBase(a, b) ? sharedLikeness(a, b) : 0
}

const sharesBase = (a: QuestionUnit, b: QuestionUnit) =>
  a.bases.some((base) => b.bases.includes(base))

/** "Guided tour" and "tour" may be one; "discount code" and "door code" are not, nor "turn up". */
function sharedLikeness(a: QuestionUnit, b: QuestionUnit): number {
  const [left, right] = [new Set(a.said.split(' ')), new Set(b.said.split(' '))]
  const ownLeft = [...left].some((word) => !right.has(word))
  const ownRight = [...right].some((word) => !left.has(word))
  return ownLeft && ownRight ? 0.3 : 0.7
}

/** Also word by word: "month" in "each month" against "year". */
const isRival = (a: QuestionUnit, b: QuestionUnit, words: WordKnowledge) =>
  words.rivalry(a.said, b.said) !== null ||
  (a.concepts.every((concept) => !b.concepts.includes(concept)) &&
    a.bases.some((x) => b.bases.some((y) => words.rivalry(x, y) !== null)))
