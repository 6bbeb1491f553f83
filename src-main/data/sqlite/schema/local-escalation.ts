import { sql } from 'drizzle-orm'
import { index } from 'drizzle-orm/sqlite-core'
import {
  escalations as centralEscalations,
  onCall as centralOnCall,
} from '../../postgres/schema/escalation'
import { mirrorOf } from '../mirror'

export const escalations = mirrorOf(centralEscalations, (table) => [
  index('escalations_newest').on(table.createdAt),
  index('escalations_unresolved').on(table.createdAt).where(sql`resolved_at is null`),
  index('escalations_about_conversation').on(table.conversationId),
  index('escalations_of_trace').on(table.traceId).where(sql`trace_id is not null`),
])

export const onCall = mirrorOf(centralOnCall, (table) => [
  index('on_call_when').on(table.startsAt, table.endsAt),
])
