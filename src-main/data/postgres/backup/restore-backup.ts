import { AppError } from '@shared/ipc/app-error'
import { drizzle } from 'drizzle-orm/node-postgres'
import { escapeLiteral, type PoolClient } from 'pg'
import { readMigrations } from '../../migration-files'
import { compareMigrations, type MigrationPlan } from '../../migration-plan'
import type { PostgresDatabase } from '../connection'
import { applyOnce, lockMigrations } from '../migrations'
import type { CheckedBackup } from './backup-contents'
import { checkBackup } from './check-backup'
import { clearDatabase, disconnectOthers, requireReplaceable, takeAll } from './clear-database'
import { loadBackup } from './load-backup'
import { dismissLogins, staffRoles, writeLogins } from './login-records'
import { inOwnerTransaction } from './owner-transaction'
import { requireOwner } from './table-catalogue'

export interface RestoreBackupOptions {
  /** As the owner of the database. */
  readonly owner: PostgresDatabase
  readonly file: string
  /** Folder of the Postgres migrations. */
  readonly migrations: string
  /** Put it in the place of the club that is there now. */
  readonly replace: boolean
  readonly onStep: (step: string) => void
}

export interface RestoredBackup extends CheckedBackup {
  /** Tags of steps that were applied because the backup was older than this app. */
  readonly migrated: readonly string[]
  /** Login roles that this owner may not make: these people cannot sign in yet. */
  readonly withoutLogin: readonly string[]
  /** Tables that no step of ClubOS makes; their rows are only in the file. */
  readonly leftOut: readonly string[]
  /** Desktops will notice and fetch their copies anew. */
  readonly newEpoch: boolean
}

/**
 * Makes the database be what it was. All in one transaction: until its last moment the old club is
 * there for everybody, and whatever breaks it off, including a power cut, leaves that one whole.
 * @throws AppError BACKUP_FOREIGN, BACKUP_NEWER, BACKUP_DAMAGED, BACKUP_UNREADABLE, CLUB_EXISTS,
 *   FOREIGN_DATABASE, FORBIDDEN, BUSY, DISK_FULL, OFFLINE; nothing was changed then
 */
export async function restoreBackup(options: RestoreBackupOptions): Promise<RestoredBackup> {
  const { owner, file, onStep } = options
  onStep('Checking the backup')
  const checked = await checkBackup(file)
  const plan = planRestore(checked, options.migrations)
  const restored = await inOwnerTransaction(owner, { snapshot: false }, (client) =>
    restore(client, { ...options, checked, plan }),
  )
  // Without statistics the first questions would be slow; the server would also get to it itself.
  await owner.pool.query('analyze').catch(() => undefined)
  return { ...checked, ...restored, migrated: plan.pending.map(({ tag }) => tag) }
}

interface Restoring extends RestoreBackupOptions {
  readonly checked: CheckedBackup
  readonly plan: MigrationPlan
}

async function restore(client: PoolClient, the: Restoring) {
  const { checked, plan, onStep } = the
  await requireOwner(client)
  await lockMigrations(drizzle(client))
  await requireReplaceable(client, the.replace)
  onStep('Preparing the database')
  await takeAll(client)
  const before = await staffRoles(client)
  await clearDatabase(client)
  const known = readMigrations(the.migrations)
  await apply(
    client,
    known.filter(({ tag }) => plan.applied.includes(tag)),
  )
  const leftOut = await loadBackup(client, the)
  onStep('Bringing people’s accounts back')
  const { people } = checked.logins
  const withoutLogin = await writeLogins(client, people)
  const names = new Set(people.map(({ name }) => name))
  await dismissLogins(
    client,
    before.filter((name) => !names.has(name)),
  )
  onStep('Bringing the database up to date')
  await apply(client, plan.pending)
  const newEpoch = await beginEpoch(client, checked.head.takenAt)
  onStep('Putting it in place')
  await disconnectOthers(client)
  return { withoutLogin, leftOut, newEpoch }
}

/** @throws AppError BACKUP_NEWER, BACKUP_OTHER_STEPS */
function planRestore({ head }: CheckedBackup, migrations: string): MigrationPlan {
  const plan = compareMigrations(readMigrations(migrations), head.migrations)
  if (plan.unknown.length > 0) {
    throw new AppError(
      'BACKUP_NEWER',
      `This backup was made by a newer ClubOS (${head.appVersion}). Update this app to use it; nothing was changed.`,
    )
  }
  if (plan.changed.length === 0) return plan
  throw new AppError(
    'BACKUP_OTHER_STEPS',
    `The database step ${plan.changed[0]} of this backup is not the one of this ClubOS. Use ClubOS ${head.appVersion}, which made it; nothing was changed.`,
  )
}

async function apply(client: PoolClient, steps: MigrationPlan['pending']): Promise<void> {
  for (const step of steps) await applyOnce(drizzle(client), step)
}

/** @returns false where the database is of a time before desktops sent changes */
async function beginEpoch(client: PoolClient, restoredTo: string): Promise<boolean> {
  const { rows } = await client.query(
    "select to_regprocedure('public.clubos_new_epoch(timestamptz)') is not null as there",
  )
  if (rows[0]?.there !== true) return false
  await client.query(`select public.clubos_new_epoch(${escapeLiteral(restoredTo)}::timestamptz)`)
  return true
}
