import type { escalationRoutes } from '@shared/escalations/escalation-contract'
import type { HandlersFor } from '../../platform/handlers'
import type { EscalationService } from './escalation-service'

export const escalationHandlers = (
  escalations: () => EscalationService,
): HandlersFor<typeof escalationRoutes> => ({
  'escalations.list': ({ limit }) => escalations().list(limit),
  'escalations.of-traces': ({ traceIds }) => escalations().ofTraces(traceIds),
  'escalations.raise': ({ traceId }) => escalations().raise(traceId),
  'escalations.claim': ({ id }) => escalations().claim(id),
  'escalations.answer': ({ id, answer }) => escalations().answer(id, answer),
})
