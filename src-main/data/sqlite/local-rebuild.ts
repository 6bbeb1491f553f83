import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import type { Logger } from '../../platform/logger'
import { closeToOthers } from '../own-files'
import { dueCheck, forgetState } from './file-state'
import { migrateLocal } from './local-migrations'
import { type Salvage, salvageInto } from './local-salvage'

/** A damaged copy was replaced: the mirrors are empty until the next pull, the device is a new one. */
export interface Rebuilt extends Salvage {
  /** Where the damaged files are now, for whoever wants to look; null when there were none left. */
  readonly movedAside: string | null
}

interface RebuildOptions {
  readonly file: string
  readonly migrations: string
  readonly logger: Logger
}

const suffixes = ['', '-wal', '-shm'] as const
const reportKey = 'rebuilt'
/** Each is as large as the whole copy, and a failing disk makes one after the other. */
const asideKept = 2

/**
 * Builds a new file beside the damaged one, with what could be read of it, then swaps them.
 * A crash at any point leaves either the damaged files as they were, or a finished new file that
 * `finishRebuild` puts in place. No connection may have the file open, here or elsewhere.
 */
export function rebuild(options: RebuildOptions): Rebuilt {
  const { file } = options
  const unfinished = `${file}.rebuilding`
  for (const suffix of [...suffixes, '-journal']) rmSync(`${unfinished}${suffix}`, { force: true })
  const rebuilt = fillNewFile(options, unfinished)
  renameSync(unfinished, `${file}.rebuilt`)
  swap(file, rebuilt.movedAside)
  return rebuilt
}

/** Puts in place what a crashed rebuild had finished; null as a rule. */
export function finishRebuild(file: string): Rebuilt | null {
  if (!rebuildPending(file)) return null
  const client = new Database(`${file}.rebuilt`, { readonly: true })
  const report = readReport(client)
  client.close()
  swap(file, report.movedAside)
  return report
}

export function rebuildPending(file: string): boolean {
  return existsSync(`${file}.rebuilt`)
}

function fillNewFile({ file, migrations, logger }: RebuildOptions, target: string): Rebuilt {
  const client = new Database(target)
  try {
    closeToOthers(target, 0o600, logger)
    client.pragma('synchronous = FULL')
    client.pragma('foreign_keys = ON')
    migrateLocal(client, migrations)
    const salvage = salvageInto(client, file)
    // What is gone as a whole leaves no trace in what is there.
    const complete = salvage.complete && dueCheck(file, new Date()).check !== 'missing'
    const rebuilt = { ...salvage, complete, movedAside: asideName(file) }
    client
      .prepare('INSERT INTO sync_state (key, value) VALUES (?, ?)')
      .run(reportKey, JSON.stringify(rebuilt))
    return rebuilt
  } finally {
    client.close()
  }
}

function readReport(client: Database.Database): Rebuilt {
  const text = client
    .prepare<[string], string>('SELECT value FROM sync_state WHERE key = ?')
    .pluck()
    .get(reportKey)
  return JSON.parse(text ?? 'null')
}

function asideName(file: string): string | null {
  if (!suffixes.some((suffix) => existsSync(`${file}${suffix}`))) return null
  return `${file}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
}

/** Every step may have been done before. The new file comes last: it says that there is more to do. */
function swap(file: string, aside: string | null): void {
  if (aside !== null) {
    for (const suffix of suffixes) {
      if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${aside}${suffix}`)
    }
  }
  forgetState(file)
  renameSync(`${file}.rebuilt`, file)
  removeOldest(file)
}

function removeOldest(file: string): void {
  const prefix = `${basename(file)}.damaged-`
  const stamps = readdirSync(dirname(file))
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length).replace(/-(wal|shm)$/, ''))
  const old = [...new Set(stamps)].sort().slice(0, -asideKept)
  for (const stamp of old) {
    for (const suffix of suffixes) {
      rmSync(join(dirname(file), `${prefix}${stamp}${suffix}`), { force: true })
    }
  }
}
