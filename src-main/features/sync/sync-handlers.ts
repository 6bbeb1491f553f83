import type { syncRoutes } from '@shared/sync/sync-contract'
import type { HandlersFor } from '../../platform/handlers'
import type { SyncService } from './sync-service'

export const syncHandlers = (sync: () => SyncService): HandlersFor<typeof syncRoutes> => ({
  'sync.status': () => sync().status(),
  'sync.conflicts': () => sync().listConflicts(),
  'sync.settle': (input) => done(sync().settle(input)),
  'sync.dead-letters': () => sync().listDeadLetters(),
  'sync.retry': ({ opId }) => done(sync().retry(opId)),
  'sync.discard': ({ opId }) => done(sync().discard(opId)),
  'sync.export': () => sync().export(),
  'sync.device': () => sync().device(),
})

/** What there is to tell about something that was done. */
function done(_nothing: void): null {
  return null
}
