import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '@shared/ipc/app-error'
import { escapeIdentifier, type PoolClient } from 'pg'
import type { PostgresDatabase } from '../connection'
import { ArchiveWriter, toFileError } from './archive-writer'
import {
  archiveNames,
  type BackupHead,
  type BackupManifest,
  backupFormat,
  type CheckedBackup,
  partName,
  type TableTotals,
} from './backup-contents'
import { checkBackup } from './check-backup'
import { readLogins } from './login-records'
import { inOwnerTransaction } from './owner-transaction'
import { type CatalogueTable, readApplied, readTables, requireOwner } from './table-catalogue'
import { copyOut } from './table-copy'
import { sha256Of, TableDigest } from './table-digest'

export interface WriteBackupOptions {
  /** As the owner of the database. */
  readonly owner: PostgresDatabase
  readonly file: string
  /** Replace the file, if there is one. */
  readonly force: boolean
  readonly appVersion: string
  /** Of the database, see `databaseIdentity`. */
  readonly identity: string
  /** Aborting leaves nothing behind. */
  readonly signal?: AbortSignal | undefined
  readonly onStep: (step: string) => void
}

/** Data goes into the archive in parts, because an archive wants sizes first. */
const partBytes = 1024 * 1024

/**
 * Writes the database as it is at this moment into a file, while people go on working.
 * The file appears under its name when it is complete, on the disk, and was read back and checked.
 * @throws AppError FORBIDDEN, NO_CLUB, FILE_EXISTS, DISK_FULL, FILE_NOT_WRITTEN, OFFLINE, CANCELLED
 */
export async function writeBackup(options: WriteBackupOptions): Promise<CheckedBackup> {
  const { file, force, onStep } = options
  if (!force && existsSync(file)) throw fileExists(file)
  const partial = `${file}.${randomBytes(4).toString('hex')}.partial`
  try {
    await writeArchive(partial, options)
    onStep('Reading the file back')
    const checked = await checkBackup(partial)
    if (!force && existsSync(file)) throw fileExists(file)
    await rename(partial, file)
    await syncFolder(dirname(file))
    return checked
  } catch (error) {
    await rm(partial, { force: true })
    throw options.signal?.aborted ? cancelled() : toFileError(error)
  }
}

async function writeArchive(partial: string, options: WriteBackupOptions): Promise<void> {
  const { owner, signal } = options
  const archive = new ArchiveWriter(partial, signal)
  try {
    await inOwnerTransaction(owner, { snapshot: true, signal }, (client) =>
      writeEntries(client, archive, options),
    )
    await archive.finish()
  } catch (error) {
    await archive.abandon()
    throw error
  }
}

async function writeEntries(
  client: PoolClient,
  archive: ArchiveWriter,
  options: WriteBackupOptions,
): Promise<void> {
  await requireOwner(client)
  const catalogue = await readTables(client)
  await refuseChanges(client, catalogue)
  const head = JSON.stringify(await readHead(client, catalogue, options), null, 2)
  const logins = JSON.stringify(await readLogins(client), null, 2)
  await archive.add(archiveNames.head, Buffer.from(head))
  await archive.add(archiveNames.logins, Buffer.from(logins))
  const tables: TableTotals[] = []
  for (const table of catalogue) {
    const totals = await writeTable(client, archive, table)
    options.onStep(`Wrote ${totals.rows} rows of ${table.name}`)
    tables.push(totals)
  }
  const manifest: BackupManifest = {
    head: sha256Of(head),
    logins: sha256Of(logins),
    tables,
    // Read last: they move outside of transactions and must not be behind the rows.
    sequences: await readSequences(client),
  }
  await archive.add(archiveNames.manifest, Buffer.from(JSON.stringify(manifest, null, 2)))
}

/** Nobody migrates while we read; reading and writing rows goes on. */
async function refuseChanges(
  client: PoolClient,
  catalogue: readonly CatalogueTable[],
): Promise<void> {
  const names = catalogue.map(({ name }) => `public.${escapeIdentifier(name)}`)
  if (names.length > 0) await client.query(`lock table ${names.join(', ')} in access share mode`)
}

async function readHead(
  client: PoolClient,
  tables: readonly CatalogueTable[],
  { appVersion, identity }: WriteBackupOptions,
): Promise<BackupHead> {
  const migrations = await readApplied(client)
  if (migrations === null || migrations.length === 0) throw noClub()
  // The transaction began before its snapshot was taken, so nothing committed earlier is missing.
  const { rows } = await client.query<{ now: Date; postgres: string }>(
    "select now(), current_setting('server_version') as postgres",
  )
  const [{ now, postgres } = { now: new Date(), postgres: '' }] = rows
  return {
    ...backupFormat,
    appVersion,
    takenAt: now.toISOString(),
    database: { identity, epoch: await readEpoch(client), postgres },
    migrations: [...migrations],
    tables: tables.map(({ name, columns }) => ({ name, columns })),
  }
}

/** Databases of before there was syncing have none. */
async function readEpoch(client: PoolClient): Promise<string | null> {
  const found = await client.query(
    `select from pg_attribute where attrelid = to_regclass('public.sync_head')
      and attname = 'epoch' and not attisdropped`,
  )
  if (found.rowCount === 0) return null
  const { rows } = await client.query('select epoch::text as epoch from public.sync_head limit 1')
  return rows[0]?.epoch ?? null
}

async function writeTable(
  client: PoolClient,
  archive: ArchiveWriter,
  table: CatalogueTable,
): Promise<TableTotals> {
  const digest = new TableDigest(table.name)
  let [chunks, bytes, part]: [Buffer[], number, number] = [[], 0, 0]
  const addPart = async () => {
    part += 1
    await archive.add(partName(table.name, part), Buffer.concat(chunks))
    chunks = []
    bytes = 0
  }
  for await (const chunk of copyOut(client, table)) {
    digest.add(chunk)
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes >= partBytes) await addPart()
  }
  if (bytes > 0) await addPart()
  return digest.totals()
}

async function readSequences(client: PoolClient): Promise<BackupManifest['sequences']> {
  const { rows } = await client.query<{ name: string; value: string; called: boolean }>(
    `select sequencename as name, coalesce(last_value, start_value)::text as value,
      last_value is not null as called
    from pg_sequences where schemaname = 'public' order by sequencename`,
  )
  return rows
}

/** Otherwise a power cut may take the new name away again. Windows knows no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

function fileExists(file: string): AppError {
  return new AppError('FILE_EXISTS', `${file} is there already. Choose another name, or --force.`)
}

function noClub(): AppError {
  return new AppError('NO_CLUB', 'There is no club in this database, so nothing to back up.')
}

function cancelled(): AppError {
  return new AppError('CANCELLED', 'Cancelled. Nothing was written.')
}
