import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { type RestoredBackup, restoreBackup } from '../backup/restore-backup'
import { writeBackup } from '../backup/write-backup'
import type { PostgresDatabase } from '../connection'
import { openAsOwner, postgresMigrations } from './test-server'

/** Everything that a table says, by table: a hash that the database makes in a way of its own. */
export async function fingerprint(owner: PostgresDatabase): Promise<ReadonlyMap<string, string>> {
  const { rows } = await owner.db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const prints = new Map<string, string>()
  for (const { name } of rows) {
    const found = await owner.db.execute<{ print: string }>(
      sql`select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by t::text)), '')
        as print from ${sql.identifier(name)} t`,
    )
    prints.set(name, found.rows[0]?.print ?? '')
  }
  return prints
}

/** A restored club is to differ in its epoch, and says when that began. */
export const exceptEpoch = (prints: ReadonlyMap<string, string>) =>
  [...prints].filter(([name]) => name !== 'sync_head')

export interface Saving {
  readonly force?: boolean
  readonly onStep?: (step: string) => void
  readonly signal?: AbortSignal
}

export function save(owner: PostgresDatabase, file: string, saving: Saving = {}) {
  const settings = { appVersion: '2.0.0', identity: 'own', force: false, onStep: () => undefined }
  return writeBackup({ owner, file, ...settings, ...saving })
}

export interface Restoring {
  readonly replace?: boolean
  readonly migrations?: string
  readonly onStep?: (step: string) => void
}

/** Restores over connections of its own, as the command line does. */
export async function restore(
  url: string,
  file: string,
  { migrations = postgresMigrations, replace = false, onStep }: Restoring = {},
): Promise<RestoredBackup> {
  const owner = openAsOwner(url)
  const options = { owner, file, migrations, replace, onStep: onStep ?? (() => undefined) }
  return restoreBackup(options).finally(() => owner.close())
}

/** A copy of the migrations that knows only the first so many, and then further ones. */
export function migrationsOf(
  folder: string,
  first: number,
  further: Readonly<Record<string, string>> = {},
): string {
  cpSync(postgresMigrations, folder, { recursive: true })
  const file = join(folder, 'meta', '_journal.json')
  const { entries } = JSON.parse(readFileSync(file, 'utf8'))
  const tags = Object.keys(further).map((tag, at) => ({ idx: 1_000 + at, tag }))
  writeFileSync(file, JSON.stringify({ entries: [...entries.slice(0, first), ...tags] }))
  for (const [tag, text] of Object.entries(further)) writeFileSync(join(folder, `${tag}.sql`), text)
  return folder
}
