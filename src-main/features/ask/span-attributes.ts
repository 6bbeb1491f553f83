import type { RouteReport } from '@shared/ask/ask-contract'
import type { Decided } from './routing-decision'

type Attributes = Record<string, string | number | boolean>

/** What a span says of a route. The central database takes these names only, and no free text. */
export function routeAttributes(route: RouteReport): Attributes {
  const { label, confidence, scores, outOfScope, emergency, understood, context, model } = route
  return {
    'clubos.route.label': label,
    'clubos.route.confidence': confidence,
    'clubos.route.runner_up': scores[1]?.label ?? 'none',
    'clubos.route.understood': understood,
    ...(outOfScope !== null && { 'clubos.route.out_of_scope': outOfScope }),
    ...(emergency !== null && { 'clubos.route.emergency': emergency }),
    ...(model !== null && { 'clubos.route.model': model }),
    ...(context.length > 0 && { 'clubos.route.context': context.join(' ') }),
  }
}

/** What a span says of a decision, with the scores that it rests on. */
export function decisionAttributes({ decision, reason }: Decided, route: RouteReport): Attributes {
  const { assistant, secondLineFor, priority, afterHours } = decision
  return {
    'clubos.decision.assistant': assistant,
    'clubos.decision.priority': priority,
    'clubos.decision.after_hours': afterHours,
    ...(secondLineFor !== null && { 'clubos.decision.second_line_for': secondLineFor }),
    ...(reason !== null && { 'clubos.decision.reason': reason }),
    ...Object.fromEntries(
      route.scores.map(({ label, probability }) => [`clubos.score.${label}`, probability]),
    ),
  }
}
