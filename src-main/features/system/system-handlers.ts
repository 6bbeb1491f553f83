import type { Connection, systemRoutes } from '@shared/system/system-contract'
import type { HandlersFor } from '../../platform/handlers'
import type { Logger } from '../../platform/logger'
import type { SystemService } from './system-service'

export interface SystemHandlerDependencies {
  readonly system: SystemService
  readonly reconnect: () => Promise<Connection>
  readonly logger: Logger
}

export const systemHandlers = ({
  system,
  reconnect,
  logger,
}: SystemHandlerDependencies): HandlersFor<typeof systemRoutes> => ({
  'system.status': () => system.status,
  'system.reconnect': () => reconnect(),
  'system.retry-start': () => system.start().then(() => null),
  'system.usable': () => {
    system.usable()
    return null
  },
  'system.report-error': ({ message, stack }) => {
    logger.error('The page reported an error.', { message, stack })
    return null
  },
})
