import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Person, person } from '@shared/accounts/account-contract'
import { AppError } from '@shared/ipc/app-error'
import { eq } from 'drizzle-orm'
import type { Clock } from '../../platform/clock'
import type { Logger } from '../../platform/logger'
import { createDemoClub } from '../demo/demo-club'
import { fillDemoDesk } from '../demo/demo-desk'
import { readDemoDesk } from '../demo/demo-desk-content'
import { type GeneratedRows, generateHistory, type HistoryScale } from '../demo/demo-generator'
import { type DemoSecrets, readDemoSecrets } from '../demo/demo-secrets'
import { type MigrationPlan, requireUsable } from '../migration-plan'
import type { CheckedBackup } from './backup/backup-contents'
import {
  type RestoreBackupOptions,
  type RestoredBackup,
  restoreBackup,
} from './backup/restore-backup'
import { type WriteBackupOptions, writeBackup } from './backup/write-backup'
import { type ConnectionLimits, openPostgres, type PostgresDatabase, personUrl } from './connection'
import { databaseIdentity } from './database-identity'
import { EmbeddedServer } from './embedded-server'
import { loginRoleFor } from './login-role'
import { migrate, planMigrations } from './migrations'
import { staff } from './schema/people'

export interface ClubDatabaseOptions {
  /** Of a central PostgreSQL; absent: this installation runs its own. */
  readonly url: string | undefined
  readonly dataFolder: string
  /** Folder of the Postgres migrations. */
  readonly migrations: string
  /** Folder of the demo club's content. */
  readonly demoContent: string
  readonly clock: Clock
  readonly logger: Logger
}

/** The club's PostgreSQL, central or our own: the same to everyone who uses it. */
export class ClubDatabase {
  /** Tells this database from others, the same at every start: `own` or `host:port/name`. */
  readonly identity: string
  private readonly embedded: EmbeddedServer | null
  private ownerUrl: string | null

  constructor(private readonly the: ClubDatabaseOptions) {
    this.embedded =
      the.url === undefined
        ? new EmbeddedServer({ dataDir: the.dataFolder, logger: the.logger })
        : null
    this.ownerUrl = the.url ?? null
    this.identity = databaseIdentity(the.url)
  }

  /** The demo club's people, when this installation made it in this database; `null` otherwise. */
  get demo(): DemoSecrets | null {
    const known = readDemoSecrets(this.demoSecretsFile)
    return known?.database === this.identity ? known : null
  }

  /**
   * Our own server is started, brought up to date and given the demo club, unless a real club
   * lives there.
   * A central one is left as it is: it may be out of reach, and only `migrate` changes it.
   * @param onStep called with what is being done
   */
  async prepare(onStep: (step: string) => void): Promise<void> {
    if (this.embedded === null) return
    onStep('Starting the database')
    await this.revive()
    onStep('Bringing the database up to date')
    await this.migrate()
    onStep('Preparing the demo club')
    await this.createDemo().catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code !== 'NOT_DEMO') throw error
      this.the.logger.info('The database belongs to a real club and is left as it is')
    })
  }

  /** Starts our own server again where it stopped; a central one is not ours to start. */
  async revive(): Promise<void> {
    if (this.embedded === null) return
    const { url } = await this.embedded.start()
    this.ownerUrl = url
  }

  /** Applies what is pending. @throws AppError DATABASE_NEWER, OFFLINE, FORBIDDEN … */
  migrate(): Promise<MigrationPlan> {
    return this.asOwner((owner) => migrate(owner, this.the.migrations))
  }

  /** What `migrate` would do. */
  planMigrations(): Promise<MigrationPlan> {
    return this.asOwner((owner) => planMigrations(owner, this.the.migrations))
  }

  /** Creates the demo club, or brings its content up to date. @throws AppError NOT_DEMO … */
  async createDemo(): Promise<void> {
    const { demoContent, clock } = this.the
    await this.asOwner(async (database) => {
      await createDemoClub({
        ownerDb: database,
        database: this.identity,
        contentDir: demoContent,
        secretsFile: this.demoSecretsFile,
        clock,
      })
      const desk = readDemoDesk(demoContent)
      await database.transaction((db) => fillDemoDesk(db, desk, clock.now()))
    })
  }

  /** Fills the demo club with invented history; on one day the same seed adds its rows once. */
  generateDemo({ seed, ...scale }: HistoryScale & { seed: number }): Promise<GeneratedRows> {
    const until = this.the.clock.now()
    until.setUTCHours(0, 0, 0, 0)
    return this.asOwner((ownerDb) => generateHistory({ ownerDb, seed: String(seed), until, scale }))
  }

  /** Writes everything into a file, while people go on working. @throws see `writeBackup` */
  backup(options: Omit<WriteBackupOptions, 'owner' | 'identity'>): Promise<CheckedBackup> {
    const { identity } = this
    return this.asOwner((owner) => writeBackup({ ...options, owner, identity }))
  }

  /** Puts a backup in place, or changes nothing. @throws see `restoreBackup` */
  async restore(
    options: Omit<RestoreBackupOptions, 'owner' | 'migrations'>,
  ): Promise<RestoredBackup> {
    const { migrations } = this.the
    const restored = await this.asOwner((owner) => restoreBackup({ ...options, owner, migrations }))
    const people = new Set(restored.logins.people.map(({ name }) => name))
    // Nobody is to be offered a sign-in of a demo club that is no longer there.
    const demoIsThere = this.demo?.people.some(({ email }) => people.has(loginRoleFor(email)))
    if (demoIsThere === false) rmSync(this.demoSecretsFile, { force: true })
    return restored
  }

  /** @throws AppError WRONG_PASSWORD, OFFLINE, NOT_STAFF, DATABASE_OLDER, MIGRATION_CHANGED */
  async verify(email: string, password: string): Promise<Person> {
    const database = this.openAs(email, password, { maximumConnections: 1 })
    try {
      requireUsable(await planMigrations(database, this.the.migrations))
      return await database.transaction(async (db) => {
        // No more than is needed: an older database may lack the rest.
        const { id, name, role, locations, status } = staff
        const [row] = await db
          .select({ id, name, email: staff.email, role, locations, status })
          .from(staff)
          .where(eq(staff.pgRole, loginRoleFor(email)))
        if (row === undefined || row.status !== 'active') throw notStaff()
        return person.parse(row)
      })
    } finally {
      await database.close()
    }
  }

  /** Connections under the person's own login role, which is all that a desktop ever uses. */
  openAs(email: string, password: string, limits: ConnectionLimits): PostgresDatabase {
    return openPostgres({
      url: personUrl(this.baseUrl(), email, password),
      logger: this.the.logger,
      ...limits,
    })
  }

  /** @throws whatever `work` throws */
  async asOwner<T>(work: (owner: PostgresDatabase) => Promise<T>): Promise<T> {
    const url = this.baseUrl()
    const owner = openPostgres({
      url,
      logger: this.the.logger,
      maximumConnections: 2,
      statementTimeoutMs: 0,
    })
    try {
      return await work(owner)
    } finally {
      await owner.close()
    }
  }

  async close(): Promise<void> {
    await this.embedded?.stop()
  }

  private baseUrl(): string {
    if (this.ownerUrl !== null) return this.ownerUrl
    throw new AppError('OFFLINE', 'The database is not running yet. Try again in a moment.', {
      retryable: true,
    })
  }

  private get demoSecretsFile(): string {
    return join(this.the.dataFolder, 'demo-club.json')
  }
}

function notStaff(): AppError {
  return new AppError(
    'NOT_STAFF',
    'This account is not an active member of the staff. Ask an administrator.',
  )
}
