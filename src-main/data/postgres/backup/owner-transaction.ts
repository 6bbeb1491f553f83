import type { PoolClient } from 'pg'
import type { PostgresDatabase } from '../connection'
import { toDatabaseError } from '../database-error'

interface OwnerTransactionOptions {
  /** Sees the database as it was at the first query, and cannot change it. */
  readonly snapshot: boolean
  /** Aborting breaks the connection off. */
  readonly signal?: AbortSignal | undefined
}

/** Values have one written form, whatever the server, the role or this machine are set to. */
const plainForms = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local timezone = 'UTC'; set local extra_float_digits = 3; set local bytea_output = 'hex';
  set local client_encoding = 'UTF8'; set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0`

/**
 * A transaction on the driver's own client, for COPY. The connection is not used again afterwards.
 * @throws AppError OFFLINE, FORBIDDEN, DISK_FULL … and what `work` throws
 */
export async function inOwnerTransaction<T>(
  database: PostgresDatabase,
  { snapshot, signal }: OwnerTransactionOptions,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await database.pool.connect().catch((error: unknown) => {
    throw toDatabaseError(error)
  })
  const abort = () => void client.end()
  signal?.addEventListener('abort', abort, { once: true })
  try {
    await client.query(snapshot ? 'begin isolation level repeatable read read only' : 'begin')
    await client.query(plainForms)
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    throw toDatabaseError(error)
  } finally {
    signal?.removeEventListener('abort', abort)
    // Closing it also rolls back whatever was not committed.
    client.release(true)
  }
}
