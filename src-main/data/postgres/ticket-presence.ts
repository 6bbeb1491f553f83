import type { Presence } from '@shared/tickets/ticket-presence-contract'
import type { PostgresDatabase } from './connection'

interface BeingThere {
  readonly deviceId: string
  readonly ticketId: string
  readonly writing: boolean
}

/**
 * Says that this device has that ticket before it.
 * @returns who else had it in the last half minute
 * @throws AppError OFFLINE, FORBIDDEN, CANCELLED … and when the ticket is not known there yet
 */
export function beAtTicket(
  database: PostgresDatabase,
  { deviceId, ticketId, writing }: BeingThere,
  signal: AbortSignal,
): Promise<readonly Presence[]> {
  const text = `select person_id as "personId", name, writing from clubos_be_at_ticket($1, $2, $3)`
  return database.statement<Presence>({ text, values: [deviceId, ticketId, writing] }, signal)
}
