import type { Person } from '@shared/accounts/account-contract'
import type { AskProgress, askRoutes } from '@shared/ask/ask-contract'
import type { HandlersFor } from '../../platform/handlers'
import type { AskService } from './ask-service'

export interface AskHandlerDependencies {
  readonly ask: () => AskService
  readonly person: () => Person
  readonly publish: (progress: AskProgress) => void
}

export const askHandlers = (the: AskHandlerDependencies): HandlersFor<typeof askRoutes> => ({
  'ask.ask': (input, { requestId, signal }) =>
    the.ask().ask(input, {
      person: the.person(),
      signal,
      onProgress: (progress) => the.publish({ requestId, ...progress }),
    }),
  'ask.history': ({ limit }) => the.ask().history(the.person(), limit),
  'ask.acknowledge': ({ traceId }) => the.ask().acknowledge(traceId, the.person()),
  'ask.judge': (input) => the.ask().judge(input, the.person()),
})
