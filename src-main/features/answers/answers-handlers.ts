import type { answersRoutes } from '@shared/answers/answers-contract'
import type { HandlersFor } from '../../platform/handlers'
import type { AnswersService } from './answers-service'

export const answersHandlers = (
  answers: () => AnswersService,
): HandlersFor<typeof answersRoutes> => ({
  'answers.overview': () => answers().overview(),
  'answers.precompute': () => answers().precompute(),
  'answers.stop-precomputing': () => answers().stopPrecomputing(),
})
