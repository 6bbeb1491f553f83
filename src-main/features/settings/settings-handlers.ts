import type { settingsRoutes } from '@shared/settings/settings-contract'
import type { HandlersFor } from '../../platform/handlers'
import type { SettingsService } from './settings-service'

export const settingsHandlers = (
  settings: () => SettingsService,
): HandlersFor<typeof settingsRoutes> => ({
  'settings.list': () => settings().list(),
  'settings.change': (change) => settings().change(change),
})
