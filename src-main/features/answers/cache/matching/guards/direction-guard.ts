import { alignedFrom } from '../align-questions'
import type { ParsedQuestion, QuestionUnit } from '../parsed-question'
import type { QuestionValue } from '../value-reader'
import { sides } from '../word-classes'
import { type GuardVerdict, type QuestionPair, verdictOf } from './guard-verdict'
import { turnedWay } from './turned-way'

/** Prepositions that point opposite ways. */
const ways: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['from', 'off'],
    ['to', 'into', 'onto'],
  ],
  [
    ['before', 'until', 'till', 'by', 'within'],
    ['after', 'from', 'since'],
  ],
  [['with'], ['without', 'instead']],
  [['over'], ['under']],
  [['than'], ['instead']],
]
const isOpposed = (one: string, other: string) =>
  ways.some(
    ([left, right]) =>
      (left.includes(one) && right.includes(other)) ||
      (right.includes(one) && left.includes(other)),
  )

/** "From 5 to 7" is not "from 7 to 5", nor "before lunch" "after lunch". */
export function directionGuard(pair: QuestionPair): GuardVerdict {
  const { a, b, alignment } = pair
  const counterpart = new Map(
    alignment.a.flatMap(({ unit, counterpart: other, likeness }) =>
      other !== null && likeness >= alignedFrom ? [[unit.at, other.at] as const] : [],
    ),
  )
  for (const value of a.values) {
    const same = b.values.find(({ kind, key }) => kind === value.kind && key === value.key)
    if (same !== undefined) counterpart.set(value.at, same.at)
  }
  const turned = a.relations.flatMap(({ preposition, target }) => {
    const other = counterpart.get(target)
    const said = other === undefined ? [] : prepositionsOf(b, other)
    if (said.includes(preposition)) return []
    return said
      .filter((word) => isOpposed(preposition, word))
      .flatMap((word) => [preposition, word])
  })
  const wrong = [
    ...turned,
    ...particles(pair),
    ...otherWays(pair),
    ...otherSides(a, b),
    ...otherTargets(a, b, counterpart),
    ...otherThings(pair),
    ...changedPlaces(a, b),
    ...turnedWay(a, b),
  ]
  if (wrong.length > 0) return verdictOf('direction', 'differ', wrong)
  return verdictOf('direction', 'unsure', reordered(a, b))
}

/** What stands directly before a unit or value. */
const prepositionsOf = ({ relations }: ParsedQuestion, target: number) =>
  relations.filter((relation) => relation.target === target).map(({ preposition }) => preposition)

/** Exact things and names that come in another order: "booked Harbour, meant Truro". */
function reordered(a: ParsedQuestion, b: ParsedQuestion): readonly string[] {
  if (a.types.includes('difference') && b.types.includes('difference')) return []
  const rows = [
    [a.places, b.places],
    [namesOf(a), namesOf(b)],
    ...kinds.map((row) => [keysOf(a, row), keysOf(b, row)] as const),
  ] as const
  return rows.flatMap(([one, other]) => {
    const shared = one.filter((name) => other.includes(name))
    const inOther = other.filter((name) => one.includes(name))
    return shared.length > 1 && shared.join() !== inOther.join() ? shared : []
  })
}

/** Rows of kinds that can change places: two numbers can, a number and a day cannot. */
const kinds: readonly (readonly QuestionValue['kind'][])[] = [
  ['count', 'money', 'bay', 'clock', 'percent', 'ordinal'],
  ['duration', 'period'],
  ['date', 'weekday', 'month', 'day'],
]

const keysOf = ({ values }: ParsedQuestion, row: readonly QuestionValue['kind'][]) =>
  values.filter(({ kind }) => row.includes(kind)).map(keyOf)

const namesOf = ({ units }: ParsedQuestion) =>
  units.filter(({ name }) => name).map(({ said }) => said)

/** Never the same after the same verb; "in" and "on" may both stand before a place or day. */
const away = new Set(['off', 'out', 'up', 'down', 'back', 'away'])
const particleWords = new Set([...away, 'on', 'in'])

/** "Moving in" and "moving out", "went on" and "went out"; "out of service", "back in service". */
const particles = ({ a, b, alignment }: QuestionPair): readonly string[] => {
  const spoken = alignment.a.flatMap(({ unit, counterpart }) => {
    if (counterpart === null) return []
    const [one, other] = [after(a, unit), after(b, counterpart)]
    const both = particleWords.has(one) && particleWords.has(other)
    return both && one !== other && (away.has(one) || away.has(other)) ? [one, other] : []
  })
  const only = (from: ParsedQuestion, other: ParsedQuestion, word: string) =>
    from.tokens.includes(word) && !other.tokens.includes(word)
  const turned =
    (only(a, b, 'out') && only(b, a, 'back')) || (only(b, a, 'out') && only(a, b, 'back'))
  return turned ? [...spoken, 'out', 'back'] : spoken
}

/** "Switch to you" and "switch away from you", where all else is the same. */
const otherWays = ({ a, b, alignment }: QuestionPair): readonly string[] => {
  if ([...alignment.a, ...alignment.b].some(({ likeness }) => likeness < alignedFrom)) return []
  const [one, other] = [ownSmall(a, b), ownSmall(b, a)]
  return one.flatMap((word) =>
    other.filter((opposite) => isOpposed(word, opposite)).flatMap((opposite) => [word, opposite]),
  )
}

const ownSmall = (from: ParsedQuestion, other: ParsedQuestion) =>
  from.tokens.filter((token) => !other.tokens.includes(token))

const after = ({ tokens }: ParsedQuestion, { at, said }: QuestionUnit) =>
  tokens[at + said.split(' ').length] ?? ''

/** An open "7?" and "19:00" are one and the same here. */
const keyOf = ({ kind, key }: QuestionValue) =>
  kind === 'clock' ? String(Number.parseInt(key, 10) % 720) : key

/** "After 30 days" and "within 30 days". */
const otherSides = (a: ParsedQuestion, b: ParsedQuestion): readonly string[] =>
  a.values.flatMap((value) => {
    const same = b.values.find(
      (other) => other.kind === value.kind && keyOf(other) === keyOf(value),
    )
    if (same === undefined) return []
    const [one, other] = [sideOf(a, value), sideOf(b, same)]
    return one !== null && other !== null && one.side !== other.side ? [one.word, other.word] : []
  })

/** The word shortly before a value that says which side of it is meant. */
function sideOf({ tokens }: ParsedQuestion, { at }: QuestionValue) {
  for (let i = at - 1; i >= Math.max(0, at - 3); i -= 1) {
    const word = tokens[i] ?? ''
    const side = sides.get(word)
    if (side !== undefined) return { word, side }
  }
  return null
}

/** Of these a question seldom has two, so that what follows them can be compared. */
const telling = ['before', 'after', 'from', 'to', 'than', 'instead', 'without', 'until', 'into']

/** "Cancel before a booking" and "book before a cancellation". */
const otherTargets = (
  a: ParsedQuestion,
  b: ParsedQuestion,
  counterpart: ReadonlyMap<number, number>,
): readonly string[] =>
  telling.flatMap((preposition) => {
    const [one, other] = [targetsOf(a, preposition), targetsOf(b, preposition)]
    const [target] = one
    if (one.length !== 1 || other.length !== 1 || target === undefined) return []
    const expected = counterpart.get(target)
    const taken = [...counterpart.values()].includes(other[0] ?? -1)
    return expected !== undefined && taken && expected !== other[0] ? [preposition] : []
  })

/** "The screen with grey and the table with green": what follows one word twice, turned round. */
function changedPlaces(a: ParsedQuestion, b: ParsedQuestion): readonly string[] {
  const repeated = new Set(a.relations.map(({ preposition }) => preposition))
  return [...repeated].flatMap((preposition) => {
    const [one, other] = [a, b].map((question) =>
      targetsOf(question, preposition).map((target) => question.tokens[target] ?? ''),
    )
    if (one === undefined || other === undefined || one.length < 2) return []
    const sameWords = one.toSorted().join() === other.toSorted().join()
    return sameWords && one.join() !== other.join() && sameBut(a, b, one) ? one : []
  })
}

/** All else comes in the same order, so that it is not the whole part of the sentence that moved. */
function sameBut(a: ParsedQuestion, b: ParsedQuestion, words: readonly string[]): boolean {
  const rest = ({ tokens }: ParsedQuestion) =>
    tokens.filter((token) => !words.includes(token)).join(' ')
  return rest(a) === rest(b)
}

const targetsOf = ({ relations }: ParsedQuestion, preposition: string) =>
  relations.filter((relation) => relation.preposition === preposition).map(({ target }) => target)

/** "Two parts of one bill" and "two bills in one part": a number of other things. */
const otherThings = ({ a, b, alignment }: QuestionPair): readonly string[] =>
  a.values.flatMap((value) => {
    if (value.kind !== 'count') return []
    const same = b.values.find(({ kind, key }) => kind === 'count' && key === value.key)
    const counted = alignment.a.find(({ unit }) => unit.at === value.at + value.length)
    const inB = same && b.units.find(({ at }) => at === same.at + same.length)
    if (!inB || !counted?.counterpart || counted.counterpart === inB) return []
    // "Two bays" and "two adjacent bays".
    if (alignment.b.some(({ unit, likeness }) => unit === inB && likeness < alignedFrom)) return []
    return [counted.unit.said, inB.said]
  })
