import { management, type Role } from '@shared/accounts/role'
import type { Handover, RouteReport } from '@shared/ask/ask-contract'
import type { Assistant } from '@shared/ask/assistant'

export interface Thresholds {
  /** A specialist answers at this probability or more. */
  readonly specialistAt: number
  /** The general assistant answers staff at this probability or more. */
  readonly generalAt: number
}

export type RoutingDecision =
  | { readonly type: 'assistant'; readonly assistant: Assistant }
  | { readonly type: 'human'; readonly reason: Handover['reason'] }

/** Who takes a question: a specialist, else for staff the general assistant, else a human. */
export function decide(route: RouteReport, role: Role, thresholds: Thresholds): RoutingDecision {
  const { label, confidence } = route
  if (label === 'none') return { type: 'human', reason: 'none' }
  const sure = confidence >= (label === 'general' ? thresholds.generalAt : thresholds.specialistAt)
  if (!sure) return { type: 'human', reason: 'low-confidence' }
  return mayAsk(role, label)
    ? { type: 'assistant', assistant: label }
    : { type: 'human', reason: 'not-permitted' }
}

/** Guests ask the public assistant and report emergencies; strategy is for management. */
function mayAsk(role: Role, assistant: Assistant): boolean {
  if (role === 'kiosk') return assistant === 'customer-info' || assistant === 'emergency'
  return assistant !== 'strategy' || (management as readonly Role[]).includes(role)
}
