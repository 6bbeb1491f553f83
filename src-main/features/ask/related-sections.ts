import { isStaff, type Role } from '@shared/accounts/role'
import type { Answer, Citation, Handover } from '@shared/ask/ask-contract'
import type { Assistant } from '@shared/ask/assistant'
import type { RelatedSections, TierRequest } from './ask-ports'
import type { Journey } from './journey'
import type { Decided } from './routing-decision'

/** Reasons for which a section may still hold what was asked. */
const helpedBySections: ReadonlySet<Handover['reason']> = new Set([
  ...(['none', 'low-confidence', 'no-passage', 'models-down', 'budget-reached'] as const),
])

/** At this probability or more a question is surely none of ours. */
const surelyNone = 0.7
/** An assistant this likely to be meant has a say in which sections are near. */
const likelyMeant = 0.2

/**
 * Sections for staff to look into while a person takes over: none of them was sure to answer.
 * Guests, and questions that are surely not ours, get none.
 */
export async function relatedSections(
  journey: Journey,
  ended: Pick<Answer, 'route'> & { readonly decided: Decided; readonly reason: Handover['reason'] },
  the: { readonly sections: RelatedSections; readonly vector: TierRequest['vector'] },
): Promise<readonly Citation[]> {
  if (!mayBeHelped(journey.person.role, ended)) return []
  const { question, scope, recording } = journey
  const search = { question, scope, vector: the.vector, assistants: likely(ended) }
  return recording.step('related sections', (span) => {
    const found = the.sections.related(search)
    const allowed = found.filter(({ audience }) => scope.audiences.includes(audience))
    span.set({ 'clubos.retrieval.citations': allowed.length })
    return allowed
  })
}

function mayBeHelped(
  role: Role,
  { decided, reason, route }: Parameters<typeof relatedSections>[1],
): boolean {
  if (!isStaff(role) || !helpedBySections.has(reason)) return false
  return !(decided.about === 'none' && route.label === 'none' && route.confidence >= surelyNone)
}

function likely({ route }: Pick<Answer, 'route'>): readonly Assistant[] {
  return route.scores.flatMap(({ label, probability }) =>
    label !== 'none' && probability >= likelyMeant ? [label] : [],
  )
}
