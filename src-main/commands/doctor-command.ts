import { access, constants, mkdir, statfs } from 'node:fs/promises'
import { toAppError } from '@shared/ipc/app-error'
import { Command } from 'commander'
import type { ClubosApp } from '../compose'
import { resolvePaths } from '../platform/paths'
import { withApp } from './command-session'

interface Finding {
  readonly check: string
  readonly ok: boolean
  /** What was found, or what to do. */
  readonly detail: string
}

const leastFreeBytes = 500 * 1024 * 1024

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('check this installation: data folder, configuration, database, model, knowledge')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const findings = await withApp(examine)
      const text = options.json
        ? `${JSON.stringify(findings, null, 2)}\n`
        : findings.map(toText).join('')
      process.stdout.write(text)
      if (findings.some(({ ok }) => !ok)) process.exitCode = 1
    })
}

async function examine(app: ClubosApp): Promise<readonly Finding[]> {
  const findings = [
    await attempt('data folder', checkDataFolder),
    configurationOf(app),
    await attempt('database', () => checkDatabase(app)),
    await attempt('language model', () => checkModel(app)),
  ]
  const demo = app.accounts.demoPeople().find(({ role }) => role === 'operator')
  if (demo === undefined) return findings
  return [...findings, await attempt('knowledge', () => checkKnowledge(app, demo.id))]
}

async function attempt(check: string, work: () => Promise<string>): Promise<Finding> {
  try {
    return { check, ok: true, detail: await work() }
  } catch (thrown) {
    return { check, ok: false, detail: toAppError(thrown).message }
  }
}

async function checkDataFolder(): Promise<string> {
  const { data } = resolvePaths(process.env)
  await mkdir(data, { recursive: true })
  await access(data, constants.W_OK)
  const { bavail, bsize } = await statfs(data)
  const free = bavail * bsize
  if (free < leastFreeBytes) throw new Error('The disk has less than 500 MB left. Make room.')
  return `${data}, ${(free / 1024 ** 3).toFixed(0)} GB free`
}

function configurationOf(app: ClubosApp): Finding {
  const { warnings } = app.system.status
  return {
    check: 'configuration',
    ok: warnings.length === 0,
    detail: warnings.length === 0 ? 'no wrong keys' : warnings.join(' '),
  }
}

async function checkDatabase({ database, system }: ClubosApp): Promise<string> {
  await system.start()
  const { phase } = system.status
  if (phase.name === 'failed') throw new Error(phase.message)
  const { applied, pending } = await database.planMigrations()
  if (pending.length > 0) throw new Error(`${pending.length} migrations are missing: run migrate.`)
  return `answers, ${applied.length} migrations applied`
}

async function checkModel({ embedder }: ClubosApp): Promise<string> {
  const start = performance.now()
  await embedder.ready()
  const vector = await embedder.embedQuestion('Is the model there?')
  return `${vector.length} dimensions, ready after ${Math.round(performance.now() - start)} ms`
}

async function checkKnowledge(app: ClubosApp, demoPersonId: string): Promise<string> {
  const person = await app.accounts.signIn({ demoPersonId })
  const { locations, passages } = app.workspace()
  return `${passages()} approved sections at ${locations.all().length} locations for ${person.name}`
}

function toText({ check, ok, detail }: Finding): string {
  return `${ok ? 'ok     ' : 'PROBLEM'} ${check}: ${detail}\n`
}
