import { type Guard, type QuestionPair, verdictOf } from './guard-verdict'

/** Of these, each asks for something that no answer to another one gives. */
const exclusive = new Set([
  ...['price', 'when', 'until when', 'from when', 'how long', 'how many', 'where', 'why', 'who'],
  ...['difference', 'how often', 'how far', 'how big', 'status'],
])
/** Rows of kinds that exclude each other though each goes with much else. */
const apart: readonly (readonly string[])[] = [
  ['must', 'may'],
  ['why', 'how'],
  ['what if', 'how'],
  ['why', 'may'],
  ['why', 'what is'],
  ['why', 'whether'],
  ['how', 'whether'],
  ['how', 'must'],
  ['how', 'offer'],
  ['how', 'which'],
  ['whether', 'which'],
  ['must', 'which'],
  ['how many', 'which'],
]
/** Kinds that say so little of what is asked that they may be any other. */
const vague = new Set(['what is', 'which', 'statement'])
/** Kinds that ask for a point in time, which one and the same answer may give. */
const moments = new Set(['when', 'until when', 'from when'])

/** "What is a birdie" and "how do I make a birdie". */
const isDefinition = ({ tokens }: QuestionPair['a']) => /^what is an? /u.test(tokens.join(' '))
const ways = new Set(['how', 'where', 'may', 'must', 'when', 'why', 'who'])

const countsBoth = ({ tokens, types }: QuestionPair['a']) =>
  /^how (?:many|long)$/u.test(types[0] ?? '') && tokens.join(' ').includes('how many')

/** "Which shoes should I wear" and "what shoes should I wear". */
const isVague = (
  { types: [one = ''], types }: QuestionPair['a'],
  { types: others }: QuestionPair['b'],
) =>
  (one === 'which' && others[0] === 'must' && types.includes('must')) ||
  (one === 'must' && others[0] === 'which' && others.includes('must'))

const over = new Set(['did', 'has', 'had', 'was', 'were'])
const ahead = new Set(['will', 'would', 'can', 'could', 'may', 'might', 'should', 'must'])

/** "Which bay did I book" and "which bay can I book": what was is not what may be. */
function otherTime(a: QuestionPair['a'], b: QuestionPair['b']): readonly string[] {
  const [one, other] = [a, b].map(({ tokens }) =>
    tokens.find((token) => over.has(token) || ahead.has(token)),
  )
  if (one === undefined || other === undefined) return []
  return over.has(one) === over.has(other) ? [] : [one, other]
}

export const questionTypeGuard: Guard = ({ a, b }) => {
  const times = otherTime(a, b)
  if (times.length > 0) return verdictOf('question-type', 'differ', times)
  const [one = 'statement', other = 'statement'] = [a.types[0], b.types[0]]
  if (one === other) return verdictOf('question-type', 'differ', [])
  if (isDefinition(a) !== isDefinition(b) && [one, other].some((type) => ways.has(type)))
    return verdictOf('question-type', 'differ', [one, other])
  // "How many days of leave" and "how many leave days".
  if (countsBoth(a) && countsBoth(b)) return verdictOf('question-type', 'differ', [])
  const clash = apart.some((row) => row.includes(one) && row.includes(other)) && !isVague(a, b)
  const both = a.types.includes(other) || b.types.includes(one)
  if (moments.has(one) && moments.has(other))
    return verdictOf(
      'question-type',
      'unsure',
      one === 'when' || other === 'when' ? [] : [one, other],
    )
  const told = exclusive.has(one) && exclusive.has(other)
  if (told && both) return verdictOf('question-type', 'unsure', [one, other])
  const half = exclusive.has(one) !== exclusive.has(other) && !vague.has(one) && !vague.has(other)
  if (half && !clash) return verdictOf('question-type', both ? 'unsure' : 'differ', [one, other])
  return verdictOf('question-type', 'differ', clash || told ? [one, other] : [])
}
