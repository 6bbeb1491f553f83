import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '@shared/ipc/app-error'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { Pool, type PoolClient } from 'pg'
import type { Logger } from '../../platform/logger'
import { isConnectionLost, toDatabaseError } from './database-error'
import { loginRoleFor } from './login-role'

export interface TransactionOptions {
  /** Sees the database as it was at the first query, and cannot change it. */
  readonly snapshot?: boolean
  /** Aborting breaks the connection off and rejects with `CANCELLED`. */
  readonly signal?: AbortSignal | undefined
}

/** One person's (or the owner's) connections. They open when first needed and again after a break. */
export interface PostgresDatabase {
  readonly pool: Pool
  /** For single statements; errors come as the driver's, see `toDatabaseError`. */
  readonly db: NodePgDatabase
  /** @throws AppError OFFLINE, WRONG_PASSWORD, FORBIDDEN … and what `work` throws */
  transaction<T>(work: (db: NodePgDatabase) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** Resolves when the database answered under this role. @throws AppError OFFLINE, WRONG_PASSWORD … */
  check(): Promise<void>
  close(): Promise<void>
}

interface OpenOptions {
  readonly url: string
  readonly logger: Logger
  /** Shown in the server's list of connections. */
  readonly applicationName?: string
  readonly maximumConnections?: number
  /** Longest that one statement may run; 0: no limit. */
  readonly statementTimeoutMs?: number
}

const connectTimeoutMs = 5_000
const closeTimeoutMs = 500

/** Prepares connections for a URL such as `personUrl` makes; nothing is connected yet. */
export function openPostgres(options: OpenOptions): PostgresDatabase {
  const statementTimeoutMs = options.statementTimeoutMs ?? 10_000
  const pool = new Pool({
    connectionString: options.url,
    application_name: options.applicationName ?? 'clubos',
    max: options.maximumConnections ?? 4,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    allowExitOnIdle: true,
    ...(statementTimeoutMs > 0 && {
      statement_timeout: statementTimeoutMs,
      // The server's limit is of no use when the line is dead: this one is ours.
      query_timeout: statementTimeoutMs + 2_000,
      idle_in_transaction_session_timeout: statementTimeoutMs * 2,
    }),
  })
  pool.on('error', (error) => {
    options.logger.info('An idle database connection broke', { error: error.message })
  })
  // A break also rejects the query under way; without a listener it would end the process as well.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return {
    pool,
    db: drizzle(pool),
    transaction: (work, settings) => inTransaction(pool, work, settings ?? {}),
    check: () => inTransaction(pool, async () => undefined, {}),
    // On a dead line the good-bye is never answered.
    close: () => Promise.race([pool.end(), sleep(closeTimeoutMs, undefined, { ref: false })]),
  }
}

/** The same server and database as `base`, under the person's own login role. */
export function personUrl(base: string, email: string, password: string): string {
  const url = new URL(base)
  url.username = loginRoleFor(email)
  url.password = encodeURIComponent(password)
  return url.href
}

async function inTransaction<T>(
  pool: Pool,
  work: (db: NodePgDatabase) => Promise<T>,
  { snapshot = false, signal }: TransactionOptions,
): Promise<T> {
  const client = await connect(pool, signal)
  // With a query under way this breaks the line off at once, and the query rejects.
  const abort = () => void client.end()
  signal?.addEventListener('abort', abort, { once: true })
  try {
    if (signal?.aborted) throw cancelled()
    await client.query(snapshot ? 'begin isolation level repeatable read read only' : 'begin')
    const result = await work(drizzle(client))
    await client.query('commit')
    client.release(signal?.aborted)
    return result
  } catch (error) {
    client.release(signal?.aborted || !(await rolledBack(client, error)))
    throw signal?.aborted ? cancelled() : toDatabaseError(error)
  } finally {
    signal?.removeEventListener('abort', abort)
  }
}

async function connect(pool: Pool, signal?: AbortSignal): Promise<PoolClient> {
  const connecting = pool.connect()
  try {
    return await orAborted(connecting, signal)
  } catch (error) {
    // Whoever gave up does not wait for a dead line; what still comes of it is thrown away.
    connecting.then((client) => client.release(true)).catch(() => undefined)
    throw toDatabaseError(error)
  }
}

/** Settles as `work` does, or rejects as soon as the signal aborts. */
function orAborted<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (signal === undefined) return work
  return new Promise((resolve, reject) => {
    const abort = () => reject(cancelled())
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** Whether the connection is clean again and may serve the next caller. */
async function rolledBack(client: PoolClient, error: unknown): Promise<boolean> {
  if (isConnectionLost(error)) return false
  return client.query('rollback').then(
    () => true,
    () => false,
  )
}

function cancelled(): AppError {
  return new AppError('CANCELLED', 'Cancelled.', { retryable: true })
}
