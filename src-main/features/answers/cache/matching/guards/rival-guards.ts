import { type AlignedUnit, alignedFrom } from '../align-questions'
import type { ParsedQuestion } from '../parsed-question'
import { type Guard, type GuardName, type QuestionPair, verdictOf } from './guard-verdict'

/** Open and close, buy and sell, with and without: one in each question. */
export const oppositesGuard: Guard = (pair) => rivals(pair, 'opposites')
/** Visa and Mastercard, beer and wine: of one kind, and never the same. */
export const siblingsGuard: Guard = (pair) => rivals(pair, 'siblings')

function rivals(pair: QuestionPair, kind: 'opposites' | 'siblings') {
  const { a, b, words } = pair
  const [left, right] = [ownWords(a, b, pair.alignment.a), ownWords(b, a, pair.alignment.b)]
  const found = left.flatMap((one) =>
    right.flatMap((other) => (words.rivalry(one, other) === kind ? [one, other] : [])),
  )
  return verdictOf(kind satisfies GuardName, 'differ', found)
}

/** What only this question says: its words without counterpart, and its small words. */
function ownWords(
  from: ParsedQuestion,
  other: ParsedQuestion,
  side: readonly AlignedUnit[],
): readonly string[] {
  const split = from.units.filter((unit) => side.every((aligned) => aligned.unit !== unit))
  const units = side
    .filter(({ likeness }) => likeness < alignedFrom)
    .flatMap(({ unit }) => [unit.said, ...unit.bases])
  const small = from.tokens.filter(
    (token, i) =>
      !other.tokens.includes(token) &&
      (polar.has(token) || (adverbs.has(token) && isLast(from, i))),
  )
  return [...new Set([...units, ...split.map(({ said }) => said), ...small])]
}

/** Small words that have an opposite. */
const polar = new Set(
  'before after with without inside outside early late more less above below'.split(' '),
)
/** The same, where they stand alone: "is it on", not "on Monday". */
const adverbs = new Set('on off up down in out over under back'.split(' '))
const isLast = ({ tokens }: ParsedQuestion, i: number) =>
  /^(?:and|or|when|if|again|but|now|since|yet|already|today|)$/u.test(tokens[i + 1] ?? '')
