import type { syncRoutes } from '@shared/sync/sync-contract'
import type { HandlersFor } from '../../platform/handlers'
import type { SyncService } from './sync-service'

export const syncHandlers = (sync: () => SyncService): HandlersFor<typeof syncRoutes> => ({
  'sync.status': () => sync().status(),
  'sync.conflicts': () => sync().listConflicts(),
  'sync.settle': (input) => {
    sync().settle(input)
    return null
  },
  'sync.dead-letters': () => sync().listDeadLetters(),
  'sync.retry': ({ opId }) => {
    sync().retry(opId)
    return null
  },
  'sync.discard': ({ opId }) => {
    sync().discard(opId)
    return null
  },
  'sync.export': () => sync().export(),
  'sync.device': () => sync().device(),
})
