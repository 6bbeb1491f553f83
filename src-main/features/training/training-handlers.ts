import type { trainingRoutes } from '@shared/training/training-contract'
import type { HandlersFor } from '../../platform/handlers'
import type { TrainingService } from './training-service'

export const trainingHandlers = (
  training: () => TrainingService,
): HandlersFor<typeof trainingRoutes> => ({
  'training.overview': () => training().overview(),
  'training.examples': (filter) => training().list(filter),
  'training.conflicts': () => training().conflicts(),
  'training.uncertain': ({ limit }) => training().uncertain(limit),
  'training.label': (input) => training().label(input),
  'training.remove': ({ id }) => {
    training().remove(id)
    return null
  },
  'training.train': () => {
    training().train()
    return null
  },
  'training.stop': () => {
    training().stop()
    return null
  },
  'training.publish': ({ sha256 }) => training().publish(sha256),
  'training.rollback': async ({ id }) => {
    await training().rollback(id)
    return null
  },
})
