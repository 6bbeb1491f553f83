import { AppError } from '@shared/ipc/app-error'
import { Command, InvalidArgumentError } from 'commander'
import { withApp } from './command-session'

interface GenerateOptions {
  readonly customers: number
  readonly conversations: number
  readonly tickets: number
  readonly seed: number
  readonly json?: boolean
}

const mostRows = 100_000

/** Making the demo club in a database, and filling it to any size. */
export function demoCommand(): Command {
  const create = new Command('create')
    .description('create the demo club, or bring its content up to date')
    .action(() =>
      withApp(async ({ database }) => {
        await database.revive()
        await database.migrate()
        await database.createDemo()
        process.stdout.write(`The demo club ${database.demo?.clubName ?? ''} is ready.\n`)
      }),
    )
  const generate = new Command('generate')
    .description('add invented customers, conversations and tickets to the demo club')
    .option('--customers <n>', 'how many', count, 1_000)
    .option('--conversations <n>', 'how many', count, 1_000)
    .option('--tickets <n>', 'how many', count, 1_000)
    .option('--seed <n>', 'the same seed makes the same rows', count, 1)
    .option('--json', 'print JSON')
    .action((options: GenerateOptions) => generateRows(options))
  return new Command('demo').description('the demo club').addCommand(create).addCommand(generate)
}

function generateRows({ json, ...scale }: GenerateOptions): Promise<void> {
  return withApp(async ({ database, system }) => {
    await system.start()
    if (database.demo === null) {
      throw new AppError(
        'NOT_DEMO',
        'Only a demo club is filled with invented rows. Run `demo create` first.',
      )
    }
    const start = performance.now()
    const made = await database.generateDemo(scale)
    const seconds = (performance.now() - start) / 1000
    const text = `${made.customers} customers, ${made.conversations} conversations with ${made.messages} messages and ${made.tickets} tickets in ${seconds.toFixed(1)} s.\n`
    process.stdout.write(json ? `${JSON.stringify({ ...made, seconds })}\n` : text)
  })
}

function count(value: string): number {
  const number = Number(value)
  if (Number.isInteger(number) && number >= 0 && number <= mostRows) return number
  throw new InvalidArgumentError(`Use a whole number from 0 to ${mostRows}.`)
}
