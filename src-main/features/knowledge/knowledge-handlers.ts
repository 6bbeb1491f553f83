import type { knowledgeRoutes } from '@shared/knowledge/knowledge-contract'
import type { HandlersFor } from '../../platform/handlers'
import type { LocationStore } from './location-store'

export const knowledgeHandlers = (
  locations: () => LocationStore,
): HandlersFor<typeof knowledgeRoutes> => ({
  'knowledge.locations': () => locations().all(),
})
