import { mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '@shared/ipc/app-error'
import { Client } from 'pg'
import type { Logger } from '../../platform/logger'
import { withFileLock } from '../file-lock'
import { clusterFolder, reachableBinaries } from './cluster-folder'
import { type ClusterPlace, ensureCluster } from './cluster-init'
import { randomPort } from './free-port'
import { findPostgresBinaries } from './postgres-binaries'
import { isAlive, isPostgres, readPostmaster, releasePostmaster } from './postmaster-pid'
import { serverAccount } from './server-account'
import { serverFailure } from './server-failure'
import { launchServer, stopServer } from './server-process'
import { ownerRole, readSecrets, writeSecrets } from './server-secrets'

export interface ServerAddress {
  /** As the owner, to the database `clubos`. */
  readonly url: string
  readonly port: number
}

const databaseName = 'clubos'
/** Name of connections that only show that a process uses the server. */
export const presenceName = 'clubos-presence'
/** A first start makes the cluster; a start after a power cut replays the log. */
const lockWaitMs = 180_000
const answerWaitMs = 120_000

/**
 * Our own PostgreSQL in the data folder, shared by every ClubOS process that uses that folder.
 * Whoever comes first starts it, whoever comes later finds it running, the last one out stops it.
 * It runs by itself: a killed app leaves it running and the next start takes it over.
 */
export class EmbeddedServer {
  private readonly dataDir: string
  private readonly logger: Logger
  private address: ServerAddress | null = null
  /** An open connection tells other processes that the server is in use, and us that it lives. */
  private presence: Client | null = null

  constructor(options: { readonly dataDir: string; readonly logger: Logger }) {
    this.dataDir = options.dataDir
    this.logger = options.logger
  }

  /**
   * Comes back when the server answers; starting twice is the same as once.
   * @throws AppError NO_RIGHTS, DISK_FULL, NO_PORT, LOCKED, POSTGRES_MISSING,
   *   POSTGRES_MAJOR_CHANGED, OWNER_PASSWORD_MISSING, DATABASE_DAMAGED, POSTGRES_FAILED
   */
  async start(): Promise<ServerAddress> {
    return this.alone(async () => {
      if (this.presence !== null && this.address !== null) return this.address
      const place = this.findPlace()
      await ensureCluster(place, randomPort())
      const port = (await this.adopt(place)) ?? (await this.launch(place))
      await ensureDatabase(ownerUrl(place, port, 'postgres'))
      return this.appear({ url: ownerUrl(place, port, databaseName), port })
    })
  }

  /** Stops the server unless another process uses it. Close your own connections first. */
  async stop(): Promise<void> {
    await this.alone(async () => {
      // Read in here: a start that was still under way has finished by now.
      const { address, presence } = this
      if (address === null) return
      this.presence = null
      this.address = null
      await presence?.end().catch(() => undefined)
      if (await isLastUser(address.url)) await stopServer(this.findPlace())
    })
  }

  /** Whether the server answered last and its connection has not broken since. */
  isRunning(): boolean {
    return this.presence !== null
  }

  private findPlace(): ClusterPlace {
    const account = serverAccount()
    const folder = clusterFolder(this.dataDir, account)
    return { folder, account, binaries: reachableBinaries(findPostgresBinaries(), account) }
  }

  private async alone<T>(work: () => Promise<T>): Promise<T> {
    try {
      mkdirSync(this.dataDir, { recursive: true })
      return await withFileLock(join(this.dataDir, 'postgres.lock'), lockWaitMs, work)
    } catch (error) {
      throw error instanceof AppError ? error : serverFailure('start', '', error)
    }
  }

  /** The port of a server that already runs on our cluster; null when none does. */
  private async adopt(place: ClusterPlace): Promise<number | null> {
    const data = join(place.folder, 'data')
    const deadline = Date.now() + answerWaitMs
    for (let found = readPostmaster(data); found !== null; found = readPostmaster(data)) {
      if (!isPostgres(found.pid)) {
        if (isAlive(found.pid)) releasePostmaster(data)
        return null
      }
      if (await answers(ownerUrl(place, found.port, 'postgres'), data)) return found.port
      if (Date.now() > deadline) throw unresponsive(found.pid)
      await sleep(100)
    }
    return null
  }

  private async launch(place: ClusterPlace): Promise<number> {
    const secrets = readSecrets(place.folder)
    const port = await launchServer(place, secrets.port)
    if (port !== secrets.port) writeSecrets(place.folder, { ...secrets, port })
    this.logger.info('The database server runs', { port, folder: place.folder })
    return port
  }

  private async appear(address: ServerAddress): Promise<ServerAddress> {
    const client = new Client({
      connectionString: address.url,
      application_name: presenceName,
      keepAlive: true,
    })
    const vanish = () => {
      if (this.presence === client) this.presence = null
    }
    client.on('error', vanish)
    client.on('end', vanish)
    await client.connect()
    this.presence = client
    this.address = address
    return address
  }
}

function ownerUrl({ folder }: ClusterPlace, port: number, database: string): string {
  const { password } = readSecrets(folder)
  return `postgres://${ownerRole}:${password}@127.0.0.1:${port}/${database}`
}

async function ensureDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const found = await client.query('select from pg_database where datname = $1', [databaseName])
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`)
  })
}

/** Whether a server answers there that takes our password and uses our data folder. */
async function answers(url: string, data: string): Promise<boolean> {
  try {
    return await withClient(url, async (client) => {
      const { rows } = await client.query<{ data_directory: string }>('show data_directory')
      return realpathSync(rows[0]?.data_directory ?? '') === realpathSync(data)
    })
  } catch {
    return false
  }
}

/** False also when nothing answers: then there is nothing to stop. */
async function isLastUser(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    // Connections of a process that is closing take a moment to go; a presence stays.
    for (let tries = 0; tries < 60; tries += 1) {
      const { rows } = await client.query<{ application_name: string }>(
        `select application_name from pg_stat_activity
          where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      )
      if (rows.length === 0) return true
      if (tries > 2 && rows.some((row) => row.application_name === presenceName)) return false
      await sleep(50)
    }
    return false
  }).catch(() => false)
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  // A break shows in the query that is running; without a listener it would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function unresponsive(pid: number): AppError {
  return new AppError(
    'POSTGRES_UNRESPONSIVE',
    `The database server (process ${pid}) runs but does not answer. Restart the computer and try again.`,
    { retryable: true },
  )
}
