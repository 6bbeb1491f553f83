import { index } from 'drizzle-orm/sqlite-core'
import { cachedAnswers as centralCachedAnswers } from '../../postgres/schema/cache'
import { mirrorOf } from '../mirror'

export const cachedAnswers = mirrorOf(centralCachedAnswers, (table) => [
  index('cached_answers_by_question').on(table.assistant, table.question),
])
