import { z } from 'zod'
import { accountEvents, accountRoutes } from '../accounts/account-contract'
import { answersEvents, answersRoutes } from '../answers/answers-contract'
import { askEvents, askRoutes } from '../ask/ask-contract'
import { escalationEvents, escalationRoutes } from '../escalations/escalation-contract'
import { knowledgeEvents, knowledgeRoutes } from '../knowledge/knowledge-contract'
import { settingsRoutes } from '../settings/settings-contract'
import { syncEvents, syncRoutes } from '../sync/sync-contract'
import { systemEvents, systemRoutes } from '../system/system-contract'
import { ticketBulkRoutes } from '../tickets/ticket-bulk-contract'
import { ticketRoutes } from '../tickets/ticket-contract'
import { ticketListRoutes } from '../tickets/ticket-list-contract'
import { ticketViewRoutes } from '../tickets/ticket-view-contract'
import { traceEvents, traceRoutes } from '../traces/trace-contract'
import { trainingEvents, trainingRoutes } from '../training/training-contract'
import type { RouteMap } from './route'

const requestRoutes = {
  'requests.cancel': {
    input: z.object({ requestId: z.uuid() }),
    output: z.null(),
    roles: 'anyone',
  },
} satisfies RouteMap

/** Every call that the renderer may make. */
export const routes = {
  ...accountRoutes,
  ...answersRoutes,
  ...askRoutes,
  ...escalationRoutes,
  ...knowledgeRoutes,
  ...requestRoutes,
  ...settingsRoutes,
  ...syncRoutes,
  ...systemRoutes,
  ...ticketBulkRoutes,
  ...ticketListRoutes,
  ...ticketRoutes,
  ...ticketViewRoutes,
  ...traceRoutes,
  ...trainingRoutes,
} satisfies RouteMap

/** Every event that main publishes. */
export const events = {
  ...accountEvents,
  ...answersEvents,
  ...askEvents,
  ...escalationEvents,
  ...knowledgeEvents,
  ...syncEvents,
  ...systemEvents,
  ...traceEvents,
  ...trainingEvents,
}

export type Routes = typeof routes
export type RouteName = keyof Routes
export type RouteInput<Name extends RouteName> = z.input<Routes[Name]['input']>
export type RouteOutput<Name extends RouteName> = z.output<Routes[Name]['output']>

export type EventName = keyof typeof events
export type EventPayload<Name extends EventName> = z.output<(typeof events)[Name]>

/** A request's input may not be larger than this, in characters of its JSON form. */
export const maximumInputLength = 256_000
