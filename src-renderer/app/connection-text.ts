import type { Connection } from '@shared/system/system-contract'
import { clockText } from '../ui/time-text'
import { appText } from './app-text'

/** The connection in a few words, as the badge shows it. */
export function connectionText(connection: Connection, now?: Date): string {
  const text = appText.connection
  if (connection.state === 'offline') return text.offline(clockText(connection.since, now))
  if (connection.state === 'connecting') return text.connecting
  if (connection.reason !== null) return text.notUpdated
  return connection.lastPulledAt === null ? text.online : text.synced
}
