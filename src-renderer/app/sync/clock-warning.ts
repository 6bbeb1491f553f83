import type { SyncStatus } from '@shared/sync/sync-contract'
import { syncText } from './sync-text'

const tolerated = 2 * 60_000

/** What is wrong with this device's clock, if it is far enough off to matter. */
export function clockWarning(sync: SyncStatus | null): string | null {
  const ahead = sync?.clockAheadMs ?? 0
  if (Math.abs(ahead) <= tolerated) return null
  return syncText.clock(Math.round(Math.abs(ahead) / 60_000), ahead > 0)
}
