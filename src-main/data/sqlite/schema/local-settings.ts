import { index } from 'drizzle-orm/sqlite-core'
import { settings as centralSettings } from '../../postgres/schema/settings'
import { mirrorOf } from '../mirror'

export const settings = mirrorOf(centralSettings, (table) => [
  index('settings_by_key').on(table.key, table.scope),
])
