import type { SyncStatus } from '@shared/sync/sync-contract'
import type { Connection } from '@shared/system/system-contract'
import { Command } from 'commander'
import type { ClubosApp } from '../compose'
import { asOption, emailOption, type SessionOptions, withSession } from './command-session'

interface SyncOptions extends SessionOptions {
  readonly json?: boolean
}

type SyncReport = Pick<Connection, 'state' | 'since' | 'lastPulledAt' | 'reason'> & SyncStatus

export function syncCommand(): Command {
  return new Command('sync')
    .description('what waits between this device and the central database')
    .addCommand(
      withOptions(new Command('status'))
        .description('tries the database once and says how things stand')
        .action(async (options: SyncOptions) => {
          await withSession(options, (app) => print(app, options))
        }),
    )
    .addCommand(
      withOptions(new Command('drain'))
        .description('sends everything that waits; ends with 1 if anything has to stay')
        .action((options: SyncOptions) =>
          withSession(options, async (app) => {
            const { queued, deadLetters } = await print(app, options)
            if (queued + deadLetters > 0) process.exitCode = 1
          }),
        ),
    )
}

const withOptions = (command: Command): Command =>
  command.addOption(asOption()).addOption(emailOption()).option('--json', 'print JSON')

async function print(app: ClubosApp, { json }: SyncOptions): Promise<SyncReport> {
  const { connection, sync } = app.workspace()
  // An attempt ends when nothing more can be sent, however much there was.
  const { state, since, lastPulledAt, reason } = await connection.reconnect()
  const report = { state, since, lastPulledAt, reason, ...sync.status() }
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : toText(report))
  return report
}

function toText(report: SyncReport): string {
  const { state, since, lastPulledAt, reason, queue, queued, held, conflicts } = report
  const lines = [
    `${state} since ${since}${reason === null ? '' : `: ${reason}`}`,
    `last in agreement: ${lastPulledAt ?? 'never'}`,
    `waiting: ${queued}${held > 0 ? `, of which held back: ${held}` : ''}`,
    ...report.heldReasons.map((reason) => `  ${reason}`),
    ...queue.map(({ entity, count, oldestAt }) => `  ${entity}: ${count}, oldest of ${oldestAt}`),
    `conflicts to settle: ${conflicts}`,
    `refused: ${report.deadLetters}`,
  ]
  return `${lines.join('\n')}\n`
}
