import { resolve } from 'node:path'
import { Command } from 'commander'
import type { RestoredBackup } from '../data/postgres/backup/restore-backup'
import { factsOf, printStep } from './backup-command'
import { withApp } from './command-session'

interface RestoreOptions {
  readonly replace?: boolean
  readonly json?: boolean
}

/** Putting a saved club in place. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('put a backup into the database')
    .argument('<file>', 'a file that `backup` wrote')
    .option('--replace', 'in the place of the club that is there now, which is lost')
    .option('--json', 'print JSON')
    .action(async (file: string, { replace = false, json }: RestoreOptions) => {
      const restored = await withApp(async ({ database }) => {
        await database.revive()
        return database.restore({ file: resolve(file), replace, onStep: printStep })
      })
      const facts = resultOf(restored)
      process.stdout.write(json ? `${JSON.stringify(facts, null, 2)}\n` : toText(facts))
    })
}

function resultOf(restored: RestoredBackup) {
  const { migrated, leftOut, newEpoch, withoutLogin } = restored
  return {
    ...factsOf(restored),
    migrated,
    leftOut,
    newEpoch,
    peopleWithoutLogin: withoutLogin.length,
  }
}

function toText(facts: ReturnType<typeof resultOf>): string {
  const { takenAt, rows, tables, migrated, leftOut, peopleWithoutLogin, withPasswords } = facts
  const lines = [
    `The club is as it was at ${takenAt}: ${rows} rows of ${tables} tables.`,
    ...migrated.map((tag) => `Applied ${tag}.`),
    ...(leftOut.length > 0 ? [`Not ClubOS’s, and left out: ${leftOut.join(', ')}.`] : []),
    ...(withPasswords ? [] : ['The backup has no passwords. Set them anew for new login roles.']),
    ...(peopleWithoutLogin > 0
      ? [`${peopleWithoutLogin} people cannot sign in: this owner may not make their login roles.`]
      : []),
  ]
  return `${lines.join('\n')}\n`
}
