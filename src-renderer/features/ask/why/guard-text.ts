import type { CacheCandidate } from '@shared/ask/answer-evidence'

const guards: Readonly<Record<string, string>> = {
  bound: 'not similar enough',
  probability: 'not surely the same question',
  negation: 'one of them says not',
  numbers: 'other numbers',
  amounts: 'other amounts',
  times: 'other times',
  dates: 'other days',
  places: 'other places',
  names: 'other names',
  bays: 'other bays',
  opposites: 'opposites',
  siblings: 'of a kind, but not the same',
  direction: 'another direction or state',
  roles: 'who does what to whom',
  'question-type': 'another kind of question',
  quantifiers: 'all, some or none',
  words: 'words that the other one lacks',
}

/** What was held against an earlier question: the guard, and the words it stumbled over. */
export function refusalText({ refusedBy, words }: Pick<CacheCandidate, 'refusedBy' | 'words'>) {
  if (refusedBy === null) return unused
  // A guard that came later than this list is named as it names itself.
  const name = guards[refusedBy] ?? refusedBy.replaceAll('-', ' ')
  return words.length === 0 ? `Refused: ${name}` : `Refused: ${name}: ${words.join(' / ')}`
}

const unused = 'Not taken'
