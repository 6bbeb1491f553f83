import { index } from 'drizzle-orm/sqlite-core'
import {
  answerVerdicts as centralAnswerVerdicts,
  cachedAnswers as centralCachedAnswers,
} from '../../postgres/schema/cache'
import { mirrorOf } from '../mirror'

export const cachedAnswers = mirrorOf(centralCachedAnswers, (table) => [
  index('cached_answers_by_question').on(table.assistant, table.question),
])

export const answerVerdicts = mirrorOf(centralAnswerVerdicts, (table) => [
  index('answer_verdicts_about').on(table.cachedAnswerId),
  index('answer_verdicts_by_tier').on(table.tier, table.givenAt),
])
