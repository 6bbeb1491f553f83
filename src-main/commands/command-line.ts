import { toAppError } from '@shared/ipc/app-error'
import { Command, CommanderError } from 'commander'
import { askCommand } from './ask-command'
import { backupCommand } from './backup-command'
import { demoCommand } from './demo-command'
import { doctorCommand } from './doctor-command'
import { evalCommand } from './eval-command'
import { migrateCommand } from './migrate-command'
import { restoreCommand } from './restore-command'
import { routeCommand } from './route-command'
import { shippedCommand } from './shipped-command'
import { syncCommand } from './sync-command'
import { ticketsCommand } from './tickets-command'
import { trainCommand } from './train-command'

const exitCodes = { done: 0, failed: 1, usage: 2 } as const

/** Runs one command. @returns the exit code: 0 done, 1 failed, 2 called wrongly */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const program = new Command('clubos')
    .description('ClubOS on the command line. `bench` measures; see docs/guides/cli.md.')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .addCommand(askCommand())
    .addCommand(routeCommand())
    .addCommand(doctorCommand())
    .addCommand(migrateCommand())
    .addCommand(backupCommand())
    .addCommand(restoreCommand())
    .addCommand(evalCommand())
    .addCommand(trainCommand())
    .addCommand(syncCommand())
    .addCommand(ticketsCommand())
    .addCommand(demoCommand())
    .addCommand(shippedCommand(), { hidden: true })
  for (const command of everyCommand(program)) command.exitOverride()
  try {
    await program.parseAsync([...args], { from: 'user' })
    return typeof process.exitCode === 'number' ? process.exitCode : exitCodes.done
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : exitCodes.usage
    return reportFailure(thrown, args.includes('--json'))
  }
}

function everyCommand(command: Command): readonly Command[] {
  return command.commands.flatMap((child) => [child, ...everyCommand(child)])
}

function reportFailure(thrown: unknown, json: boolean): number {
  const error = toAppError(thrown)
  const cause = error.code === 'INTERNAL' && thrown instanceof Error ? ` ${thrown.message}` : ''
  const report = { error: { code: error.code, message: `${error.message}${cause}` } }
  if (json) process.stdout.write(`${JSON.stringify(report)}\n`)
  else process.stderr.write(`${report.error.message} (${error.code})\n`)
  return error.code === 'USAGE' ? exitCodes.usage : exitCodes.failed
}
