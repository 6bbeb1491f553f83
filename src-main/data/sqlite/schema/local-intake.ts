import { index } from 'drizzle-orm/sqlite-core'
import {
  intakeItems as centralIntakeItems,
  knowledgeLinks as centralKnowledgeLinks,
} from '../../postgres/schema/knowledge'
import { mirrorOf } from '../mirror'

export const intakeItems = mirrorOf(centralIntakeItems, (table) => [
  index('intake_items_by_status').on(table.status, table.createdAt),
])

export const knowledgeLinks = mirrorOf(centralKnowledgeLinks, (table) => [
  index('knowledge_links_of_sop').on(table.sopId),
  index('knowledge_links_of_other_sop').on(table.otherSopId),
  index('knowledge_links_of_intake_item').on(table.intakeItemId),
])
