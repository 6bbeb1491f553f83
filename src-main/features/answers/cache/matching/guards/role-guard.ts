import { alignedFrom } from '../align-questions'
import type { ParsedQuestion } from '../parsed-question'
import { actorOf } from './actor-of'
import { type Guard, type QuestionPair, verdictOf } from './guard-verdict'
import { reordered } from './word-order'

/** Who does what to whom: "can a member bring a guest" and "can a guest bring a member". */
export const rolesGuard: Guard = (pair) => {
  const words = [...swapped(pair), ...whoseTurn(pair), ...strangersOf(pair), ...turned(pair)]
  return words.length > 0
    ? verdictOf('roles', 'differ', words)
    : verdictOf('roles', 'unsure', [...otherSpeaker(pair), ...otherActor(pair), ...reordered(pair)])
}

interface Actor {
  readonly said: string
  readonly inA: number
  readonly inB: number
}

/** How far apart two people may stand in a sentence to have to do with each other. */
const near = 7

/** People that change sides of what is done, those who ask and are asked among them. */
function swapped({ alignment, a, b }: QuestionPair): readonly string[] {
  if (isPassive(a) !== isPassive(b)) return []
  const actors: Actor[] = alignment.a.flatMap(({ unit, counterpart, likeness }) =>
    counterpart !== null &&
    likeness >= alignedFrom &&
    // At the start of a sentence a name cannot be told from a word.
    (unit.name || counterpart.name || (unit.person !== null && counterpart.person !== null))
      ? [{ said: unit.said, inA: unit.at, inB: counterpart.at }]
      : [],
  )
  for (const speaker of [self, partner]) {
    const [inA, inB] = [positionOf(a, speaker), positionOf(b, speaker)]
    if (inA >= 0 && inB >= 0) actors.push({ said: a.tokens[inA] ?? '', inA, inB })
  }
  return actors.flatMap((one) =>
    actors.filter((other) => isSwap(one, other)).flatMap((other) => [one.said, other.said]),
  )
}

const isSwap = (one: Actor, other: Actor) =>
  one.inA < other.inA &&
  one.inB > other.inB &&
  other.inA - one.inA <= near &&
  one.inB - other.inB <= near

const self = new Set(['i', 'we', 'me', 'us', 'my', 'our'])
const partner = new Set(['you'])
const positionOf = ({ tokens }: ParsedQuestion, words: ReadonlySet<string>) =>
  tokens.findIndex((token) => words.has(token))
const isPassive = ({ tokens }: ParsedQuestion) => tokens.includes('by')

/** "Who contacts me" and "who do I contact", "who" and "whose". */
function whoseTurn({ a, b, alignment }: QuestionPair): readonly string[] {
  if (a.types[0] !== 'who' || b.types[0] !== 'who') return []
  const only = (from: ParsedQuestion, other: ParsedQuestion, word: string) =>
    from.tokens.includes(word) && !other.tokens.includes(word)
  if (only(a, b, 'whose') || only(b, a, 'whose')) return ['whose']
  const isAllSaid = [...alignment.a, ...alignment.b].every(
    ({ likeness }) => likeness >= alignedFrom,
  )
  const isObject = ({ tokens }: ParsedQuestion) =>
    /\bwho (?:do|should|can) i\b/u.test(tokens.join(' '))
  if (doesOrIs(a) !== doesOrIs(b) && isAllSaid) return ['who']
  const speaks = ({ tokens }: ParsedQuestion) => tokens.includes('me') || tokens.includes('i')
  return isObject(a) !== isObject(b) && speaks(a) && speaks(b) ? ['who', 'i', 'me'] : []
}

/** "Who replaces Kim", "who does Kim replace", "who is replaced": what follows the "who". */
const doesOrIs = ({ tokens }: ParsedQuestion) =>
  /\bwho (?:to|do|does|did|(?:can|could|should|must|may|will|would|shall) (?:i|we|you|he|she|they|my|our|the|an?)|(?:is|are|was|were) \w+ed)\b/u.test(
    tokens.join(' '),
  )

/** "If I cancel" and "if you cancel": nothing else is said in another way. */
function turned({ a, b }: QuestionPair): readonly string[] {
  const only = (from: ParsedQuestion, other: ParsedQuestion) =>
    from.tokens.filter((token) => !other.tokens.includes(token))
  const own = [...only(a, b), ...only(b, a)]
  const [one, other] = [a.pronouns.join(' '), b.pronouns.join(' ')]
  return one !== other && own.every((token) => speakers.has(token)) ? [one, other] : []
}

const speakers = new Set('i me my we us our you your myself mine yours'.split(' '))

/** "Can I take photos" and "can you take photos": the same is done, by somebody else. */
function otherSpeaker({ a, b, alignment }: QuestionPair): readonly string[] {
  const [actorA, actorB] = [actorOf(a), actorOf(b)]
  const told =
    (actorA !== null || actorB !== null) && !a.pronouns.includes('me') && !b.pronouns.includes('me')
  const [one, other] = told ? [actorA, actorB] : [a.pronouns[0], b.pronouns[0]]
  if (!one || !other || one === other) return isMine(a, b)
  const missing = [...alignment.a, ...alignment.b].some(({ likeness }) => likeness < alignedFrom)
  return missing ? [] : [one, other]
}

/** "Where is my order" and "where do I order", "what is my handicap" and "what is a handicap". */
function isMine(a: ParsedQuestion, b: ParsedQuestion): readonly string[] {
  if (a.units.length !== 1 || b.units.length !== 1) return []
  const owns = ({ tokens }: ParsedQuestion) => tokens.includes('my') && !tokens.includes('i')
  const defines = ({ tokens, types }: ParsedQuestion) =>
    types[0] === 'what is' && !tokens.includes('my') && /\bis an?\b/u.test(tokens.join(' '))
  const does = ({ tokens }: ParsedQuestion) => tokens.includes('i') && !tokens.includes('my')
  if ((owns(a) && defines(b)) || (owns(b) && defines(a))) return ['my', 'a']
  return (owns(a) && does(b)) || (owns(b) && does(a)) ? ['my', 'i'] : []
}

/** "Can my son fly alone" and "can I fly alone with my son": both speak of him, one acts. */
function otherActor({ a, b, alignment }: QuestionPair): readonly string[] {
  const missing = [...alignment.a, ...alignment.b].some(({ likeness }) => likeness < alignedFrom)
  const [one, other] = [actorOf(a), actorOf(b)]
  return missing || one === null || other === null || one === other ? [] : [one, other]
}

/** People of whom only one question speaks, while the other speaks of other people. */
function strangersOf({ alignment }: QuestionPair): readonly string[] {
  const [left, right] = [strangers(alignment.a), strangers(alignment.b)]
  const apart = left.some((one) => right.some((other) => !mayBeSame(one.person, other.person)))
  return apart ? [...left, ...right].map(({ said }) => said) : []
}

/** Rows of people who are called this or that by whom one asks. */
const alike: readonly (readonly string[])[] = [
  ['guest', 'customer'],
  ['guest', 'friend'],
  ['child', 'offspring', 'student'],
]
const mayBeSame = (one: string | null, other: string | null) =>
  one === other || alike.some((row) => row.includes(one ?? '') && row.includes(other ?? ''))

const strangers = (side: QuestionPair['alignment']['a']) =>
  side
    .filter(({ unit, likeness }) => unit.person !== null && likeness < alignedFrom)
    .map(({ unit }) => unit)
