import { localMigrations } from '../../postgres/testing/test-server'
import { bundleScript } from '../../testing/bundled-script'
import { countCalls, type Fault, hasStrace, runWithFault } from '../../testing/fault-run'
import { runAll, spreadCalls } from '../../testing/fault-sweep'
import type { DeskScene } from './desk-scene'
import type { DeskWork } from './desk-work'

export const deskChild = 'src-main/data/sync/testing/desk-child.ts'

export interface DeskSweepResult {
  /** `random moments` where there is no strace. */
  readonly tool: 'strace' | 'random moments'
  readonly points: number
  /** Processes that the kill really hit. */
  readonly hit: number
  /** Changes that the processes had said were kept, over all points; all were applied once. */
  readonly acknowledged: number
  /** Empty, or the promise is broken: each names its point. */
  readonly problems: readonly string[]
  readonly seconds: number
}

interface SweepOptions {
  readonly scene: DeskScene
  readonly points: number
  /** That each process makes; with a comment and a change each. */
  readonly tickets?: number
}

/**
 * Kills desks, processes of their own on a real server, at the calls that change the disk: while
 * they open their copy, write, push and pull. Then the desk is opened again, and everything that
 * was acknowledged has to be on the server once.
 */
export async function deskKillSweep(options: SweepOptions): Promise<DeskSweepResult> {
  const started = performance.now()
  const script = await bundleScript(deskChild)
  try {
    const tool = hasStrace() ? 'strace' : 'random moments'
    const faults = await placeFaults(options, script.file)
    const outcomes = await runAll(faults, (fault) => runPoint(options, script.file, fault), 2)
    return {
      tool,
      points: outcomes.length,
      hit: outcomes.filter(({ hit }) => hit).length,
      acknowledged: outcomes.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
      problems: outcomes.flatMap(({ problems }) => problems),
      seconds: Math.round((performance.now() - started) / 100) / 10,
    }
  } finally {
    script.remove()
  }
}

/** What such a process is told; its copy is a new one each time. */
export function workFor(scene: DeskScene, tickets: number): DeskWork {
  const { id, email, password } = scene.club.person('support')
  const person = { id, email, password }
  const { url } = scene.club
  return { person, url, file: scene.newFile(), migrations: localMigrations, tickets }
}

async function placeFaults(
  { scene, points, tickets = 6 }: SweepOptions,
  script: string,
): Promise<readonly Fault[]> {
  if (!hasStrace()) {
    return Array.from({ length: points }, (_, at) => ({ kind: 'kill-after', ms: 200 + 37 * at }))
  }
  const counts = await countCalls(script, [JSON.stringify(workFor(scene, tickets))])
  const faults: Fault[] = []
  while (faults.length < points) {
    const calls = spreadCalls(counts, points - faults.length)
    if (calls.length === 0) break
    faults.push(...calls.map((call) => ({ kind: 'kill', ...call }) as const))
  }
  return faults.slice(0, points)
}

async function runPoint(
  { scene, tickets = 6 }: SweepOptions,
  script: string,
  fault: Fault,
): Promise<{ hit: boolean; acknowledged: number; problems: readonly string[] }> {
  const work = workFor(scene, tickets)
  const { lines, end, complaints } = await runWithFault(script, [JSON.stringify(work)], fault)
  const problems: string[] = []
  if (end !== 'SIGKILL' && lines.at(-1) !== 'closed') {
    problems.push(`the process ended with ${end}: ${complaints.slice(-500)}`)
  }
  problems.push(...(await problemsAfter(scene, work, lines)))
  const acknowledged = lines.filter((line) => /^(kept|changed) /.test(line)).length
  const where = `${JSON.stringify(fault)}: `
  return {
    hit: end === 'SIGKILL',
    acknowledged,
    problems: problems.map((each) => where + each),
  }
}

/** Opens the desk that a process left, lets it finish, and looks for all that the process said it kept. */
export async function problemsAfter(
  scene: DeskScene,
  { file, person }: DeskWork,
  lines: readonly string[],
): Promise<readonly string[]> {
  const desk = scene.desk({ person: scene.club.person('support'), file })
  try {
    const problems = desk.local.rebuilt === null ? [] : ['a sound copy was taken for a damaged one']
    await desk.start()
    await desk.drained()
    if (desk.sync.deadLetters.list().length > 0) problems.push('something was refused')
    for (const line of lines) {
      const [said, id = ''] = line.split(' ')
      if (said !== 'kept' && said !== 'changed') continue
      problems.push(...(await problemsOf(scene, id, said === 'changed')))
      if (desk.shown(id) === undefined) problems.push(`${id} is not in the copy`)
    }
    return problems
  } catch (error) {
    return [`what is left does not work for ${person.email}: ${error}`]
  } finally {
    await desk.close()
  }
}

async function problemsOf(scene: DeskScene, id: string, changed: boolean) {
  const row = await scene.central(id)
  const comments = await scene.owner('select 1 from ticket_comments where ticket_id = $1', [id])
  const problems: string[] = []
  if (row === undefined) problems.push(`${id} is lost`)
  else if (changed && (row.title !== 'changed' || row.version !== 2)) {
    problems.push(`${id} was changed to ${row.title}, version ${row.version}`)
  }
  if (comments.length !== 1) problems.push(`${id} has ${comments.length} comments`)
  return problems
}
