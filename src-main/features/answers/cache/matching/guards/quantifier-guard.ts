import type { ParsedQuestion } from '../parsed-question'
import { type Guard, verdictOf } from './guard-verdict'

/** What changes the answer wherever it is said. */
const decisive = new Set(['only', 'most', 'least', 'less', 'twice', 'half', 'first', 'last'])

/** All, only, at least, at most, twice: the same in both. */
export const quantifiersGuard: Guard = ({ a, b }) => {
  const own = [...ownOf(a, b), ...ownOf(b, a)]
  if (isAllAgainstOne(a, b) || isAllAgainstOne(b, a))
    return verdictOf('quantifiers', 'differ', ['all', 'one'])
  const clash = ownOf(a, b).length > 0 && ownOf(b, a).length > 0
  return verdictOf(
    'quantifiers',
    clash ? 'differ' : 'unsure',
    own.filter((word) => clash || decisive.has(word)),
  )
}

/** "All items are missing" and "one item is missing". */
const isAllAgainstOne = (one: ParsedQuestion, other: ParsedQuestion) =>
  one.quantifiers.includes('all') &&
  !other.quantifiers.includes('all') &&
  other.values.some(({ kind, key }) => kind === 'count' && key === '1') &&
  !one.values.some(({ kind, key }) => kind === 'count' && key === '1')

const ownOf = (from: ParsedQuestion, other: ParsedQuestion) =>
  from.quantifiers.filter(
    (word) => !other.quantifiers.includes(word) && !saidOtherwise(word, from, other),
  )

/** "Twice" is two times; a limit is what "how many" asks for; "how long does it last". */
function saidOtherwise(word: string, from: ParsedQuestion, other: ParsedQuestion): boolean {
  if (word === 'twice') return other.values.some(({ key }) => key === '2')
  if (word === 'most') return other.types.some((type) => /^(?:how many|until when)$/u.test(type))
  if (word === 'least') return other.types.includes('from when')
  return word === 'last' && from.types.includes('how long')
}
