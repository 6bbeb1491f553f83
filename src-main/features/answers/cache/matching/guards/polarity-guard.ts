import { type AlignedUnit, type Alignment, alignedFrom } from '../align-questions'
import type { ParsedQuestion } from '../parsed-question'
import { type Guard, type GuardVerdict, verdictOf } from './guard-verdict'

/** What the one denies, the other denies too; where that cannot be told, it is unsure. */
export const negationGuard: Guard = ({ a, b, alignment }) => {
  const [one, other] = [denialsOf(a, alignment.a), denialsOf(b, alignment.b)]
  const turned = [...alignment.a, ...alignment.b].filter(isTurned).map(({ unit }) => unit.said)
  if (one.length > 0 && other.length > 0)
    return verdictOf('negation', 'unsure', [
      ...(turned.length > 1 ? turned : []),
      ...deniesOthers(one, other),
    ])
  const [silent, loud] = one.length === 0 ? [a, other] : [b, one]
  return loud.length > 0 && silent.units.some(({ fails }) => fails) && turned.length === 0
    ? verdictOf('negation', 'unsure', [])
    : refusal(turned, loud)
}

const refusal = (turned: readonly string[], denials: readonly string[]): GuardVerdict =>
  verdictOf(
    'negation',
    turned.length > 0 ? 'differ' : 'unsure',
    denials.length > 0 ? [...turned, ...denials] : [],
  )

/** Words that deny; a phrase that denies only where the other question does not say the same. */
const denialsOf = (
  { negations, units }: ParsedQuestion,
  side: Alignment['a'],
): readonly string[] => [
  ...negations,
  ...splitDenials(units, side),
  ...side
    .filter(({ unit, counterpart }) => unit.denies && (counterpart === null || counterpart.denies))
    .map(({ unit }) => unit.said),
]

const isTurned = ({ unit, counterpart, likeness }: AlignedUnit) =>
  counterpart !== null && likeness >= alignedFrom && unit.negated !== counterpart.negated

/** Phrases that deny and fell into their words, because the other question does not say them. */
const splitDenials = (units: ParsedQuestion['units'], side: Alignment['a']): readonly string[] =>
  units
    .filter((unit) => unit.denies && side.every((aligned) => aligned.unit !== unit))
    .map(({ said }) => said)

/** "Nobody answers" and "I do not answer". */
const deniesOthers = (one: readonly string[], other: readonly string[]): readonly string[] =>
  one.includes('nobody') !== other.includes('nobody') ? ['nobody'] : []
