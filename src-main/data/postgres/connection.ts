import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '@shared/ipc/app-error'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { Pool, type PoolClient, type QueryConfig, type QueryResult } from 'pg'
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
  /**
   * The rows of one statement.
   * @param signal aborting it breaks the connection off; its reason is thrown where it is an AppError
   * @throws AppError OFFLINE, WRONG_PASSWORD, FORBIDDEN …
   */
  statement<Row extends object>(config: QueryConfig, signal?: AbortSignal): Promise<readonly Row[]>
  /** @throws AppError OFFLINE, WRONG_PASSWORD, FORBIDDEN … and what `work` throws */
  transaction<T>(work: (db: NodePgDatabase) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** Resolves when the database answered under this role. @throws AppError OFFLINE, WRONG_PASSWORD … */
  check(): Promise<void>
  close(): Promise<void>
}

export interface ConnectionLimits {
  readonly maximumConnections?: number
  /** Longest until a new connection answers; 5 seconds unless told otherwise. */
  readonly connectTimeoutMs?: number
  /** Longest that one statement may run; 10 seconds unless told otherwise, 0: no limit. */
  readonly statementTimeoutMs?: number
}

interface OpenOptions extends ConnectionLimits {
  readonly url: string
  readonly logger: Logger
  /** Shown in the server's list of connections. */
  readonly applicationName?: string
}

/**
 * How a desk connects: one listens, one pushes or pulls, one is to spare. Signing in to the server
 * takes three turns, which is more than five seconds on a line where each takes two.
 */
export const deskConnections = { maximumConnections: 3, connectTimeoutMs: 15_000 } as const
const closeTimeoutMs = 500

/** Prepares connections for a URL such as `personUrl` makes; nothing is connected yet. */
export function openPostgres(options: OpenOptions): PostgresDatabase {
  const statementTimeoutMs = options.statementTimeoutMs ?? 10_000
  const pool = new Pool({
    connectionString: options.url,
    application_name: options.applicationName ?? 'clubos',
    max: options.maximumConnections ?? 4,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5_000,
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
    statement: (config, signal) => runStatement(pool, config, signal),
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

async function runStatement<Row extends object>(
  pool: Pool,
  config: QueryConfig,
  signal?: AbortSignal,
): Promise<readonly Row[]> {
  const client = await connect(pool, signal)
  const abort = () => void client.end()
  signal?.addEventListener('abort', abort, { once: true })
  try {
    if (signal?.aborted) throw cancelled(signal)
    const { rows }: QueryResult<Row> = await client.query(config)
    client.release(signal?.aborted)
    return rows
  } catch (error) {
    client.release(signal?.aborted || isConnectionLost(error))
    throw signal?.aborted ? cancelled(signal) : toDatabaseError(error)
  } finally {
    signal?.removeEventListener('abort', abort)
  }
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
    if (signal?.aborted) throw cancelled(signal)
    await client.query(snapshot ? 'begin isolation level repeatable read read only' : 'begin')
    const result = await work(drizzle(client))
    await client.query('commit')
    client.release(signal?.aborted)
    return result
  } catch (error) {
    client.release(signal?.aborted || !(await rolledBack(client, error)))
    throw signal?.aborted ? cancelled(signal) : toDatabaseError(error)
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
    const abort = () => reject(cancelled(signal))
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

function cancelled({ reason }: AbortSignal): AppError {
  if (reason instanceof AppError) return reason
  return new AppError('CANCELLED', 'Cancelled.', { retryable: true })
}
