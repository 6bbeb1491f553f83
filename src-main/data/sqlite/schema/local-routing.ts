import { index } from 'drizzle-orm/sqlite-core'
import {
  routerModels as centralRouterModels,
  trainingExamples as centralTrainingExamples,
} from '../../postgres/schema/routing'
import { mirrorOf } from '../mirror'

export const trainingExamples = mirrorOf(centralTrainingExamples, (table) => [
  index('training_examples_by_label').on(table.label, table.labelledAt),
  index('training_examples_by_trace').on(table.traceId),
])

export const routerModels = mirrorOf(centralRouterModels, (table) => [
  index('router_models_by_status').on(table.status, table.number),
])
