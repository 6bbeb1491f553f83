import type { ParsedQuestion } from '../parsed-question'

const acting = new Set(
  'can could may might must should will would shall do does did is are am has have'.split(' '),
)
const owning = new Set('my our the a an another this'.split(' '))

/** Who does what is asked about: "i", "you", or somebody of whom one speaks; null: not told. */
export function actorOf({ tokens, units }: ParsedQuestion): 'i' | 'you' | 'somebody' | null {
  const at = tokens.findIndex((token) => acting.has(token))
  const next = tokens[at + 1] ?? ''
  if (at < 0) return null
  if (next === 'i' || next === 'we') return 'i'
  if (next === 'you') return 'you'
  const subject = owning.has(next) ? at + 2 : at + 1
  const isPerson = units.some(({ person, at: from }) => person !== null && from === subject)
  return isPerson || (owning.has(next) && tokens.slice(subject, subject + 4).includes('old'))
    ? 'somebody'
    : null
}
