import {
  type AlignedUnit,
  type Alignment,
  alignedFrom,
  looseLikeness,
  synonymLikeness,
} from './align-questions'
import type { ParsedQuestion } from './parsed-question'
import { prepositions } from './word-classes'

/** What the learned score looks at, by name; each roughly between −1 and 1. */
export type MatchFeatures = Readonly<Record<string, number>>

export function featuresOf(
  a: ParsedQuestion,
  b: ParsedQuestion,
  { alignment, similarity }: { readonly alignment: Alignment; readonly similarity: number },
): MatchFeatures {
  const [ofA, ofB] = [sideOf(alignment.a), sideOf(alignment.b)]
  const overlap = jaccard(new Set(a.tokens), new Set(b.tokens))
  const common = a.types.some((type) => b.types.includes(type))
  const anyMissing = ofA.missing + ofB.missing > 0 ? 1 : 0
  return {
    cosine: similarity,
    overlap: anyMissing * overlap,
    surprise: anyMissing * (similarity - 0.55 - 0.45 * overlap),
    coverLow: Math.min(ofA.cover, ofB.cover),
    coverHigh: Math.max(ofA.cover, ofB.cover),
    exact: anyMissing * Math.min(ofA.exact, ofB.exact),
    synonymous: Math.min(ofA.synonymous, ofB.synonymous),
    missingLow: Math.min(ofA.missing, ofB.missing),
    missingHigh: Math.max(ofA.missing, ofB.missing),
    rarestLow: Math.min(ofA.rarest, ofB.rarest),
    rarestHigh: Math.max(ofA.rarest, ofB.rarest),
    soft: Math.min(ofA.soft, ofB.soft),
    bothMiss: ofA.missing > 0.3 && ofB.missing > 0.3 ? 1 : 0,
    swapped: ofA.missing > 0.2 && ofB.missing > 0.2 ? overlap : 0,
    nothingMissing: 1 - anyMissing,
    sameFrame: anyMissing === 0 && a.types[0] === b.types[0] ? 1 : 0,
    wordForWord: anyMissing === 0 && Math.min(ofA.synonymous, ofB.synonymous) === 1 ? 1 : 0,
    closely: anyMissing === 0 ? similarity - 0.7 : 0,
    sameType: a.types[0] === b.types[0] ? 1 : 0,
    commonType: common ? 1 : 0,
    values: a.values.length > 0 && b.values.length > 0 ? 1 : 0,
    length: Math.abs(a.units.length - b.units.length) / 8,
    short: Math.min(a.units.length, b.units.length) <= 2 ? 1 : 0,
    knownApart: Math.min(ofA.listed, ofB.listed),
    listedHigh: Math.max(ofA.listed, ofB.listed),
    countLow: Math.min(ofA.count, ofB.count) / 4,
    countHigh: Math.max(ofA.count, ofB.count) / 4,
    matched: Math.min(ofA.matched, ofB.matched) / 4,
    told: told(a.types[0]) === told(b.types[0]) ? 1 : 0,
    oneEach: ofA.count === 1 && ofB.count === 1 ? 1 : 0,
    oneSided: Math.min(ofA.count, ofB.count) === 0 ? 1 : 0,
    small: jaccard(smallWords(a), smallWords(b)),
    loose: ofA.loose / 3,
    synonyms: ofA.synonyms / 3,
    oneClause: hasClause(a) === hasClause(b) ? 1 : 0,
    bothTold: a.types[0] === 'statement' && b.types[0] === 'statement' ? 1 : 0,
    oneTold: (a.types[0] === 'statement') === (b.types[0] === 'statement') ? 0 : 1,
    pronouns: a.pronouns.join() === b.pronouns.join() ? 1 : 0,
  }
}

function sideOf(side: readonly AlignedUnit[]) {
  const total = side.reduce((sum, { unit }) => sum + unit.weight, 0) || 1
  const of = (weight: (aligned: AlignedUnit) => number) =>
    side.reduce((sum, aligned) => sum + aligned.unit.weight * weight(aligned), 0)
  const missing = side.filter(({ likeness }) => likeness < alignedFrom)
  return {
    cover: of(({ likeness }) => likeness) / total,
    exact: of(({ likeness }) => (likeness === 1 ? 1 : 0)) / total,
    synonymous: of(({ likeness }) => (likeness >= 0.9 ? 1 : 0)) / total,
    /** How many words are said by others that only may stand for them, and by synonyms. */
    loose: side.filter(({ likeness }) => likeness === looseLikeness).length,
    synonyms: side.filter(({ likeness }) => likeness === synonymLikeness).length,
    soft: of(({ likeness }) => (likeness >= alignedFrom && likeness < 0.9 ? 1 : 0)) / total,
    missing: missing.reduce((sum, { unit }) => sum + unit.weight, 0),
    /** Words that the lexicon lists with their synonyms, none of which was said. */
    listed: Math.max(0, ...missing.map(({ unit }) => (unit.concepts.length > 0 ? unit.weight : 0))),
    count: missing.length,
    matched: side.length - missing.length,
    rarest: Math.max(0, ...missing.map(({ unit }) => unit.weight)),
  }
}

/** Whether enough is said by both to tell; what shares hardly a word may ask for anything. */
export const isComparable = ({ countLow = 0, countHigh = 0 }: MatchFeatures) =>
  countLow <= 1 / 4 && countHigh <= 2 / 4

export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / (a.size + b.size - shared || 1)
}

/** Kinds of question that leave open what is asked for. */
const open = new Set(['what is', 'which', 'statement', 'whether', 'how', 'may', 'offer', 'request'])
const told = (type = 'statement') => !open.has(type)

const hasClause = ({ tokens }: ParsedQuestion) => tokens.includes('if') || tokens.includes('when')

const smallWords = ({ tokens }: ParsedQuestion) =>
  new Set(tokens.filter((token) => prepositions.has(token)))
