import { index } from 'drizzle-orm/sqlite-core'
import { syncConflicts as centralSyncConflicts } from '../../postgres/schema/sync'
import { mirrorOf } from '../mirror'

export const syncConflicts = mirrorOf(centralSyncConflicts, (table) => [
  index('sync_conflicts_of_row').on(table.entity, table.rowId),
])
