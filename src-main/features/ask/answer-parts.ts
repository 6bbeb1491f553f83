import type { Person } from '@shared/accounts/account-contract'
import type { TierVerdict } from '@shared/ask/answer-evidence'
import type { Answer, Handover, RouteReport } from '@shared/ask/ask-contract'
import type { Label } from '@shared/ask/assistant'
import { normaliseQuestion } from '@shared/ask/question-text'
import type { Location } from '@shared/knowledge/knowledge-contract'

/** What the person asking is told when no machine answers. */
export function handoverFor(reason: Handover['reason'], role: Person['role']): Handover {
  const forGuests = role === 'kiosk' && reason !== 'stopped'
  return { reason, message: forGuests ? messages.kiosk : messages[reason] }
}

/** Why a person has to answer, by what became of the tiers. */
export function withoutAnswer(tiers: readonly TierVerdict[]): Handover['reason'] {
  if (tiers.some(({ tier, outcome }) => tier === 'knowledge' && outcome === 'failed')) {
    return 'failed'
  }
  const reason = tiers.find(({ tier }) => tier === 'generated')?.reason
  if (reason === 'budget-of-day' || reason === 'budget-of-month') return 'budget-reached'
  return reason === 'models-down' ? 'models-down' : 'no-passage'
}

const messages = {
  kiosk:
    'This one is for our team. Please call or text the number on the door and a person will help.',
  none: 'This one is for a person, not for a machine. A person will take over.',
  'low-confidence': 'I am not sure enough to answer this. A person will take over.',
  'no-passage': 'Nothing in the approved knowledge answers this. A person will take over.',
  'not-permitted':
    'This question belongs to an assistant that your role cannot ask. A manager will take over.',
  'models-down':
    'The approved knowledge does not answer this surely, and no language model can be reached. A person will take over.',
  'budget-reached':
    'The approved knowledge does not answer this surely, and the budget for language models is used up. A person will take over.',
  failed: 'Something went wrong while answering. A person will take over.',
  stopped: 'This was stopped before it was answered. Ask it again if it still matters.',
} satisfies Record<Handover['reason'] | 'kiosk', string>

/** The locations that a question names. */
export function locationsNamedIn(
  question: string,
  locations: readonly Location[],
): readonly Location[] {
  const text = ` ${normaliseQuestion(question).replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  return locations.filter(({ id, name }) =>
    [id, name].some((word) => text.includes(` ${normaliseQuestion(word).replaceAll('-', ' ')} `)),
  )
}

/** The report of a route that rules decided before any routing took place. */
export function ruledRoute(label: Label, words: readonly string[]): RouteReport {
  return {
    ...{ label, confidence: 1, scores: [{ label, probability: 1 }], words, nearest: [] },
    ...{ opinions: { words: null, meaning: null }, emergency: null, outOfScope: null },
    ...{ understood: 1, context: [], model: null },
  }
}

/** The route with one label struck out, the others' probabilities scaled up to sum to 1. */
export function withoutLabel(route: RouteReport, struck: Label): RouteReport {
  const scores = scaledTo(1, othersThan(struck, route))
  const best = scores[0]
  if (best === undefined) return route
  return { ...route, label: best.label, confidence: best.probability, scores, words: [] }
}

/** The route of what raised the alarm by that part of the router that looks for nothing else. */
export function alarmRoute(route: RouteReport): RouteReport {
  const label = 'emergency' as const
  const probability = route.emergency
  if (route.label === label || probability === null) return route
  const scores = [{ label, probability }, ...scaledTo(1 - probability, othersThan(label, route))]
  return { ...route, label, confidence: probability, scores, words: [] }
}

/** The route as a person may see it. Examples are what others asked: no guest reads them. */
export function shownTo(role: Person['role'], route: RouteReport): RouteReport {
  return role === 'kiosk' ? { ...route, nearest: [] } : route
}

type Scores = RouteReport['scores']

const othersThan = (one: Label, { scores }: RouteReport): Scores =>
  scores.filter(({ label }) => label !== one)

function scaledTo(whole: number, scores: Scores): Scores {
  const sum = scores.reduce((total, { probability }) => total + probability, 0)
  return scores.map(({ label, probability }) => ({
    label,
    probability: whole * (sum > 0 ? probability / sum : 1 / scores.length),
  }))
}

/** How sure the router was of what the question was taken to be about. */
export function confidenceIn(about: Label, route: RouteReport): number {
  if (about === route.label) return route.confidence
  const beside = { emergency: route.emergency, none: route.outOfScope }
  return (about === 'emergency' || about === 'none' ? beside[about] : null) ?? route.confidence
}

/** How an answer counts in lists of traces. */
export function statusOf(answer: Answer): 'answered' | 'handed-over' | 'emergency' | 'failed' {
  if (answer.emergency !== null) return 'emergency'
  if (answer.handover === null) return 'answered'
  const { reason } = answer.handover
  return reason === 'failed' || reason === 'stopped' ? 'failed' : 'handed-over'
}
