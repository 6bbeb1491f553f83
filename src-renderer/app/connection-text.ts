import type { SyncStatus } from '@shared/sync/sync-contract'
import type { Connection } from '@shared/system/system-contract'
import { clockText } from '../ui/time-text'
import { appText } from './app-text'

interface Known {
  readonly connection: Connection
  /** Null for whom nothing is synced. */
  readonly sync: SyncStatus | null
}

/** The connection and the queue in a few words, as the badge shows them. */
export function connectionText({ connection, sync }: Known, now?: Date): string {
  const text = appText.connection
  const queued = sync === null || sync.queued === 0 ? '' : text.queued(sync.queued)
  if (connection.state === 'offline') return text.offline(clockText(connection.since, now)) + queued
  if (connection.state === 'connecting') return text.connecting + queued
  return onlineText(connection, sync)
}

function onlineText(connection: Connection, sync: SyncStatus | null): string {
  const text = appText.connection
  if (connection.reason !== null) return text.notUpdated
  if (sync !== null && sync.fetchingCopy !== null) return text.copying
  const sending = sync === null ? 0 : sync.queued - sync.held
  if (sending > 0) return text.syncing(sending)
  return connection.lastPulledAt === null ? text.online : text.synced
}
