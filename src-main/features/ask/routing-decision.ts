import { isStaff, management, type Role } from '@shared/accounts/role'
import type { Handover, RouteReport, RoutingDecision } from '@shared/ask/ask-contract'
import type { Assistant, Label } from '@shared/ask/assistant'

/** Shares and channels that decide, as the club has set them. */
export interface RoutingRules {
  /** A specialist answers at this probability or more. */
  readonly specialistAt: number
  /** The general assistant answers staff at this probability or more. */
  readonly generalAt: number
  /** The alarm is raised at this probability or more, even where no rule does. */
  readonly emergencyAt: number
  /** A question is nothing the router was taught at this probability or more. */
  readonly outOfScopeAt: number
  /** Who hears of what an assistant, or nobody, was asked. */
  readonly channelOf: (label: Label) => string
  readonly afterHoursChannel: string
}

/** What counts beside the scores. */
export interface Circumstances {
  readonly role: Role
  /** Nobody is at the desk there now. */
  readonly afterHours: boolean
  /** Somebody or something is in danger: nothing else counts then. */
  readonly alarm: boolean
}

export interface Decided {
  /** Who answers; where nobody does, the one that it would have been. */
  readonly about: Label
  readonly decision: RoutingDecision
  /** Why no machine answers; null where one does. */
  readonly reason: Handover['reason'] | null
  /** Whose SOPs answer, the ones that lead first; empty where no machine answers. */
  readonly consulted: readonly Assistant[]
}

type Priority = RoutingDecision['priority']

/** By what a question is about, whoever answers it. */
const priorities = {
  emergency: 'urgent',
  booking: 'high',
  tech: 'medium',
  brand: 'low',
  strategy: 'low',
  'customer-info': 'low',
  general: 'low',
  // Threats, fury, "let me talk to a person": somebody waits for somebody.
  none: 'medium',
} as const satisfies Record<Label, Priority>

/** Whether the router raises the alarm by itself. */
export function raisesAlarm(route: RouteReport, { emergencyAt }: RoutingRules): boolean {
  // Without the part that looks for nothing else, the label has to do.
  const labelled = route.label === 'emergency' ? route.confidence : 0
  return (route.emergency ?? labelled) >= emergencyAt
}

/** Who takes a question: a specialist, else for staff the general assistant, else a human. */
export function decide(
  route: RouteReport,
  circumstances: Circumstances,
  rules: RoutingRules,
): Decided {
  const about = subjectOf(route, circumstances, rules)
  const taken = takenBy(about, { route, circumstances, rules })
  const { afterHours } = circumstances
  const { assistant, secondLineFor } = taken
  return {
    about: assistant === 'none' ? about : assistant,
    decision: {
      ...{ assistant, secondLineFor, afterHours },
      priority: priorities[about],
      escalatesTo:
        afterHours && about !== 'emergency' ? rules.afterHoursChannel : rules.channelOf(about),
    },
    reason: taken.reason,
    consulted: [assistant, secondLineFor, procedureFor(assistant, route)].flatMap((each) =>
      each === null || each === 'none' || !mayConsult(circumstances.role, each) ? [] : [each],
    ),
  }
}

/** What the question is about; `none` for what is not ours. */
function subjectOf(route: RouteReport, { alarm }: Circumstances, rules: RoutingRules): Label {
  // What may be an emergency is somebody's to look at, whatever else it is.
  if (alarm || route.label === 'emergency') return 'emergency'
  return (route.outOfScope ?? 0) >= rules.outOfScopeAt ? 'none' : route.label
}

interface Taken {
  readonly assistant: Label
  readonly secondLineFor: Assistant | null
  readonly reason: Handover['reason'] | null
}

const byHuman = (reason: Handover['reason']): Taken => ({
  ...{ assistant: 'none', secondLineFor: null, reason },
})

const byAssistant = (assistant: Assistant, secondLineFor: Assistant | null = null): Taken => ({
  ...{ assistant, secondLineFor, reason: null },
})

interface Deciding {
  readonly route: RouteReport
  readonly circumstances: Circumstances
  readonly rules: RoutingRules
}

function takenBy(about: Label, { route, circumstances, rules }: Deciding): Taken {
  const { role, alarm } = circumstances
  if (alarm) return byAssistant('emergency')
  if (about === 'none') return byHuman('none')
  // Too little for the alarm, too much for any other answer than a person's.
  if (about === 'emergency') return byHuman('low-confidence')
  const sure = about === 'general' ? rules.generalAt : rules.specialistAt
  if (route.confidence >= sure) {
    if (mayAsk(role, about)) return byAssistant(about)
    return mayHearOf(role, about) ? byAssistant('customer-info', about) : byHuman('not-permitted')
  }
  const secondLine = isStaff(role) && about !== 'general' && route.confidence >= rules.generalAt
  return secondLine ? byAssistant('general', about) : byHuman('low-confidence')
}

/** At this probability or more a question that is none speaks of an emergency. */
const speaksOfDanger = 0.15

/** What to do in a fire is asked by those who learn it, too: the club's procedures answer them. */
function procedureFor(assistant: Label, { emergency }: RouteReport): Assistant | null {
  return assistant === 'general' && (emergency ?? 0) >= speaksOfDanger ? 'emergency' : null
}

/** Guests ask the public assistant and report emergencies; strategy is for management. */
function mayAsk(role: Role, assistant: Assistant): boolean {
  if (assistant === 'emergency') return true
  if (!isStaff(role)) return assistant === 'customer-info'
  return assistant !== 'strategy' || (management as readonly Role[]).includes(role)
}

/**
 * What fails in their bay, and golf itself: guests are answered from what is public of that. What
 * is about somebody's booking, money or entry is for people.
 */
const mayHearOf = (role: Role, about: Assistant) =>
  !isStaff(role) && (about === 'tech' || about === 'general')

const mayConsult = (role: Role, assistant: Assistant) =>
  mayAsk(role, assistant) || mayHearOf(role, assistant)
