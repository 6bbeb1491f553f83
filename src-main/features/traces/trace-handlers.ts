import type { traceRoutes } from '@shared/traces/trace-contract'
import type { HandlersFor } from '../../platform/handlers'
import type { TraceStore } from './trace-store'

export const traceHandlers = (traces: () => TraceStore): HandlersFor<typeof traceRoutes> => ({
  'traces.list': (input) => traces().list(input),
  'traces.show': ({ traceId }) => traces().show(traceId),
})
