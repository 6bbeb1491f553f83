import { AppError } from '@shared/ipc/app-error'
import type { Migration } from './migration-files'

/** A migration that a database says it has had. */
export interface AppliedMigration {
  readonly tag: string
  readonly sha256: string
}

/** What migrating would do; nothing is changed by asking. */
export interface MigrationPlan {
  /** Tags, in order. */
  readonly applied: readonly string[]
  readonly pending: readonly Migration[]
  /** Tags that the database has had and this app does not know: a newer app was here. */
  readonly unknown: readonly string[]
  /** Tags whose file is no longer the one that was applied. */
  readonly changed: readonly string[]
}

/** Compares what this app brings with what a database has had. */
export function compareMigrations(
  known: readonly Migration[],
  done: readonly AppliedMigration[],
): MigrationPlan {
  const doneHashes = new Map(done.map(({ tag, sha256 }) => [tag, sha256]))
  const knownTags = new Set(known.map(({ tag }) => tag))
  return {
    applied: known.filter(({ tag }) => doneHashes.has(tag)).map(({ tag }) => tag),
    pending: known.filter(({ tag }) => !doneHashes.has(tag)),
    unknown: done.filter(({ tag }) => !knownTags.has(tag)).map(({ tag }) => tag),
    changed: known
      .filter(({ tag, sha256 }) => doneHashes.has(tag) && doneHashes.get(tag) !== sha256)
      .map(({ tag }) => tag),
  }
}

/**
 * For owners: refuses a database that this app must not change.
 * @throws AppError DATABASE_NEWER, MIGRATION_CHANGED
 */
export function refuseForeign(plan: MigrationPlan): void {
  if (plan.unknown.length > 0) {
    throw new AppError(
      'DATABASE_NEWER',
      'This database was updated by a newer ClubOS. Update this app to go on; nothing was changed.',
    )
  }
  refuseChanged(plan)
}

/** The first step after which desks and databases speak to each other as `sync/protocol` says. */
const firstWithSync = '0007_sync'

/**
 * For clients, which may not migrate: refuses a database with which they could not work. Whether
 * one that is newer or a few steps older suits them, the two agree as they greet each other.
 * @throws AppError DATABASE_OLDER, MIGRATION_CHANGED
 */
export function requireUsable(plan: MigrationPlan): void {
  refuseChanged(plan)
  if (plan.pending.every(({ tag }) => tag > firstWithSync)) return
  throw new AppError(
    'DATABASE_OLDER',
    'The database has not been updated for this version of ClubOS yet. Ask your administrator to run the update.',
  )
}

/** What was done under the same name is something else: nothing can be said of that database. */
function refuseChanged({ changed: [changed] }: MigrationPlan): void {
  if (changed === undefined) return
  throw new AppError(
    'MIGRATION_CHANGED',
    `The database step ${changed} is not the one this database has had. Reinstall ClubOS; nothing was changed.`,
  )
}
