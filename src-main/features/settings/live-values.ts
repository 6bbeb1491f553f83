import type { Logger } from '../../platform/logger'
import type { SettingStore } from './setting-store'
import type { SettingValues } from './setting-values'

export interface LiveSettings {
  readonly store: Pick<SettingStore, 'all'>
  readonly logger: Logger
}

/** The club's own settings as they are at each call; without the copy those that were read last. */
export function liveValues({ store, logger }: LiveSettings): () => SettingValues {
  let values: SettingValues = new Map()
  return () => {
    try {
      values = new Map([...store.all()].map(([key, { value }]) => [key, value]))
    } catch (error) {
      logger.error('The settings could not be read.', { error })
    }
    return values
  }
}
