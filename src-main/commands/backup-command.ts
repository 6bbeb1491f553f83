import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command } from 'commander'
import type { CheckedBackup } from '../data/postgres/backup/backup-contents'
import { checkBackup } from '../data/postgres/backup/check-backup'
import { withApp } from './command-session'

interface BackupOptions {
  readonly force?: boolean
  readonly json?: boolean
}

/** Saving the whole club in a file, and checking such a file. */
export function backupCommand(): Command {
  const verify = new Command('verify')
    .description('read a backup completely and check that it is whole')
    .argument('<file>', 'the backup')
    .option('--json', 'print JSON')
    .action(async (file: string, _options: BackupOptions, command: Command) => {
      const { json } = command.optsWithGlobals<BackupOptions>()
      report('Whole', { file, checked: await checkBackup(resolve(file)), json })
    })
  return new Command('backup')
    .description('save the whole club, with the people’s passwords, in one file')
    .argument('<file>', 'the file to write, such as club.clubos-backup')
    .option('--force', 'replace the file, if there is one')
    .option('--json', 'print JSON')
    .action(async (file: string, { force = false, json }: BackupOptions) => {
      const checked = await cancellable((signal) => write(resolve(file), { force, signal }))
      report('Saved', { file, checked, json })
    })
    .addCommand(verify)
}

function write(
  file: string,
  { force, signal }: { force: boolean; signal: AbortSignal },
): Promise<CheckedBackup> {
  return withApp(async ({ database, system }) => {
    await database.revive()
    const { version: appVersion } = system.status
    return database.backup({ file, force, appVersion, signal, onStep: printStep })
  })
}

/** Ctrl-C leaves no half-written file behind. */
async function cancellable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const cancel = () => controller.abort()
  process.once('SIGINT', cancel).once('SIGTERM', cancel)
  try {
    return await work(controller.signal)
  } finally {
    process.off('SIGINT', cancel).off('SIGTERM', cancel)
  }
}

/** Standard output is for the result. */
export function printStep(step: string): void {
  process.stderr.write(`${step}\n`)
}

function report(
  verb: string,
  { file, checked, json }: { file: string; checked: CheckedBackup; json: boolean | undefined },
): void {
  const facts = { file: resolve(file), bytes: statSync(file).size, ...factsOf(checked) }
  process.stdout.write(json ? `${JSON.stringify(facts, null, 2)}\n` : toText(verb, facts))
}

/** What a backup holds, in a few figures. */
export function factsOf({ head, logins, manifest }: CheckedBackup) {
  return {
    takenAt: head.takenAt,
    appVersion: head.appVersion,
    database: head.database.identity,
    epoch: head.database.epoch,
    migrations: head.migrations.map(({ tag }) => tag),
    tables: manifest.tables.length,
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    people: logins.people.length,
    withPasswords: logins.withPasswords,
  }
}

function toText(verb: string, facts: ReturnType<typeof factsOf> & { file: string; bytes: number }) {
  const { file, bytes, takenAt, appVersion, tables, rows, people, withPasswords } = facts
  const megabytes = (bytes / 1024 ** 2).toFixed(1)
  const warning = withPasswords
    ? ''
    : 'Passwords are not in it: after a restore they must be set anew.\n'
  return `${verb}: ${file}, ${megabytes} MB, of ${takenAt}, by ClubOS ${appVersion}.
${rows} rows of ${tables} tables, ${people} people who sign in.\n${warning}`
}
