import { Command } from 'commander'
import { withApp } from './command-session'

interface MigrateOptions {
  readonly dryRun?: boolean
  readonly json?: boolean
}

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the central database named by CLUBOS_DATABASE_URL, or our own, up to date')
    .option('--dry-run', 'only say what would be applied')
    .option('--json', 'print JSON')
    .action((options: MigrateOptions) =>
      withApp(async ({ database }) => {
        await database.revive()
        const plan = await database.planMigrations()
        if (!options.dryRun) await database.migrate()
        const { applied, unknown, changed } = plan
        const pending = plan.pending.map(({ tag }) => tag)
        const result = { dryRun: options.dryRun === true, applied, pending, unknown, changed }
        process.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : toText(result))
      }),
    )
}

function toText(result: {
  readonly dryRun: boolean
  readonly applied: readonly string[]
  readonly pending: readonly string[]
  readonly unknown: readonly string[]
  readonly changed: readonly string[]
}): string {
  const foreign = [...result.unknown, ...result.changed]
  const warning = foreign.length > 0 ? `Not of this version: ${foreign.join(', ')}.\n` : ''
  const before = `${result.applied.length} migrations were applied before.\n${warning}`
  if (result.pending.length === 0) return `${before}Nothing to do.\n`
  const verb = result.dryRun ? 'Would apply' : 'Applied'
  return `${before}${result.pending.map((name) => `${verb} ${name}\n`).join('')}`
}
