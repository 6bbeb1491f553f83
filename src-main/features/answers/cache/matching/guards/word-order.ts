import type { ParsedQuestion, QuestionUnit } from '../parsed-question'
import type { QuestionPair } from './guard-verdict'

/** From here on two words are said to be the very same. */
const wordForWord = 0.9
/** From this share of shared words on, an order is comparable. */
const literalFrom = 0.6

/** The very same words in another order may ask something else: what changed places. */
export function reordered({ alignment, a, b }: QuestionPair): readonly string[] {
  const { a: left, b: right } = alignment
  const exact = [...left, ...right].every(({ likeness }) => likeness >= wordForWord)
  if (!exact || left.length !== right.length || sharedWords(a, b) < literalFrom) return []
  const places = left.map(({ unit, counterpart }) => ({
    said: unit.said,
    heard: counterpart?.said ?? '',
    inA: unit.at,
    inB: counterpart?.at ?? 0,
    moved: isMovable(a, unit) && counterpart !== null && isMovable(b, counterpart),
  }))
  const moved = places.flatMap((one, i) =>
    places
      .slice(i + 1)
      .filter((other) => other.inB < one.inB && !other.moved && !one.moved)
      .filter((other) => {
        const inA = { tokens: a.tokens, from: endOf(one.said, one.inA), to: other.inA }
        const inB = { tokens: b.tokens, from: endOf(other.heard, other.inB), to: one.inB }
        return !isCompound(inA, inB) && !isCompound(inB, inA)
      })
      .flatMap((other) => [one.said, other.said]),
  )
  if (isPassive(a) === isPassive(b)) return moved
  // "The machine swallowed my card", "my card was swallowed by the machine".
  return moved.length > 0 || !hasAgent(a, b) ? [] : places.map(({ said }) => said)
}

const byAgent = /\b(?:is|are|was|were|been|being|be|get|got) \w+(?:ed|en) by\b/u
const agentless =
  /\b(?:can|could|may|must|should|will|would) .*\bbe \w|\bhow (?:is|are|was|were)\b/u
const isPassive = ({ tokens }: ParsedQuestion) => {
  const said = tokens.join(' ')
  return byAgent.test(said) || agentless.test(said)
}
const hasAgent = (...questions: readonly ParsedQuestion[]) =>
  questions.some(({ tokens }) => byAgent.test(tokens.join(' ')))

/** "On Saturday", "if I cancel": may stand anywhere. */
const isMovable = ({ relations }: ParsedQuestion, { at }: QuestionUnit) =>
  relations.some(({ target }) => target === at)

/** Share of the words of both that both have. */
export function sharedWords(a: ParsedQuestion, b: ParsedQuestion): number {
  const [left, right] = [new Set(a.tokens), new Set(b.tokens)]
  const shared = [...left].filter((token) => right.has(token)).length
  return shared / (left.size + right.size - shared || 1)
}

/** Whether the one says "the password for the wifi" and the other "the wifi password"; "is the
 * biggest bay" and "bay is the biggest". */
const isCompound = (one: Stretch, other: Stretch) =>
  other.to - other.from === 0 &&
  /^(?:of|for|in|on|from|at|about|is|are)(?: (?:the|my|our|a|your))?$/u.test(
    one.tokens.slice(one.from, one.to).join(' '),
  )

/** Behind the last word of a unit. */
const endOf = (said: string, at: number) => at + said.split(' ').length

interface Stretch {
  readonly tokens: readonly string[]
  readonly from: number
  readonly to: number
}
