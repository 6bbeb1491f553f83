import type { Person } from '@shared/accounts/account-contract'
import type { Answer, Handover, RouteReport } from '@shared/ask/ask-contract'
import type { Label } from '@shared/ask/assistant'
import { normaliseQuestion } from '@shared/ask/question-text'
import type { Location } from '@shared/knowledge/knowledge-contract'

/** What the person asking is told when no machine answers. */
export function handoverFor(reason: Handover['reason'], role: Person['role']): Handover {
  const forGuests = role === 'kiosk' && reason !== 'stopped'
  return { reason, message: forGuests ? messages.kiosk : messages[reason] }
}

const messages = {
  kiosk:
    'This one is for our team. Please call or text the number on the door and a person will help.',
  none: 'This one is for a person, not for a machine. A person will take over.',
  'low-confidence': 'I am not sure enough to answer this. A person will take over.',
  'no-passage': 'Nothing in the approved knowledge answers this. A person will take over.',
  'not-permitted':
    'This question belongs to an assistant that your role cannot ask. A manager will take over.',
  failed: 'Something went wrong while answering. A person will take over.',
  stopped: 'This was stopped before it was answered. Ask it again if it still matters.',
} satisfies Record<Handover['reason'] | 'kiosk', string>

/** The location that a question names, else the one chosen on the screen, else unknown. */
export function locationOf(
  question: string,
  chosen: string | null,
  locations: readonly Location[],
): Location | null {
  const text = ` ${normaliseQuestion(question).replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  const named = locations.filter(({ id, name }) =>
    [id, name].some((word) => text.includes(` ${normaliseQuestion(word).replaceAll('-', ' ')} `)),
  )
  if (named.length === 1) return named[0] ?? null
  return locations.find(({ id }) => id === chosen) ?? null
}

/** The report of a route that rules decided before any routing took place. */
export function ruledRoute(label: Label, words: readonly string[]): RouteReport {
  return { label, confidence: 1, scores: [{ label, probability: 1 }], words, nearest: [] }
}

/** The route with one label struck out, the others' probabilities scaled up to sum to 1. */
export function withoutLabel(route: RouteReport, struck: Label): RouteReport {
  const rest = route.scores.filter(({ label }) => label !== struck)
  const sum = rest.reduce((total, { probability }) => total + probability, 0)
  const scores = rest.map(({ label, probability }) => ({
    label,
    probability: sum > 0 ? probability / sum : 1 / rest.length,
  }))
  const best = scores[0]
  if (best === undefined) return route
  return { ...route, label: best.label, confidence: best.probability, scores, words: [] }
}

/** How an answer counts in lists of traces. */
export function statusOf(answer: Answer): 'answered' | 'handed-over' | 'emergency' | 'failed' {
  if (answer.emergency !== null) return 'emergency'
  if (answer.handover === null) return 'answered'
  const { reason } = answer.handover
  return reason === 'failed' || reason === 'stopped' ? 'failed' : 'handed-over'
}
