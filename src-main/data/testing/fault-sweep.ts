import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { silentLogger } from '../../platform/logger'
import { localMigrations } from '../postgres/testing/test-server'
import { openLocalDatabase } from '../sqlite/open-local-database'
import { bundleScript } from './bundled-script'
import {
  countCalls,
  type Fault,
  type FaultRun,
  hasStrace,
  runWithFault,
  writing,
} from './fault-run'
import { problemsOf } from './sample-operation'

export interface SweepOptions {
  readonly points: number
  /** For the databases of all runs; emptied again point by point. */
  readonly folder: string
  /** Operations that each process writes. Beyond 150 the log is taken up while it is written. */
  readonly transactions?: number
  readonly seed?: number
  /** Processes at a time. */
  readonly width?: number
}

export interface SweepResult {
  /** `random moments` where there is no strace. */
  readonly tool: 'strace' | 'random moments'
  readonly points: number
  /** Points at which one run of that many transactions can be hit. */
  readonly possible: number
  /** Processes that the fault really hit: killed, or refused something. */
  readonly hit: number
  /** Operations that the processes had said were kept, over all points; all were found. */
  readonly acknowledged: number
  /** Empty, or the promise is broken: each names its seed and point. */
  readonly problems: readonly string[]
  readonly seconds: number
}

interface Point {
  readonly seed: number
  readonly fault: Fault
}

interface Outcome {
  readonly hit: boolean
  readonly acknowledged: number
  readonly problems: readonly string[]
}

const randomStepMs = 7
const randomMoments = new Map([['moment', 100]])

/**
 * Kills real processes while they write to a local database: at the calls that change the disk,
 * with a further seed once every call has been a point. Then opens what is left and looks for
 * everything that was acknowledged.
 */
export async function killSweep(options: SweepOptions): Promise<SweepResult> {
  if (hasStrace()) return sweep(options, 'strace', ({ call, at }) => ({ kind: 'kill', call, at }))
  return sweep(options, 'random moments', ({ at }) => ({
    kind: 'kill-after',
    ms: at * randomStepMs,
  }))
}

/** The same with a disk that is full or fails, for one call or from then on. Needs strace. */
export async function errorSweep(options: SweepOptions): Promise<SweepResult> {
  return sweep(options, 'strace', ({ call, at }, number) => {
    if (!writing.includes(call)) return null
    const error = number % 2 === 0 ? 'ENOSPC' : 'EIO'
    return { kind: 'error', call, at, error, lasting: number % 4 < 2 }
  })
}

interface Call {
  readonly call: string
  /** The first is 1. */
  readonly at: number
}

/** Null where such a call cannot have that fault. */
type FaultAt = (call: Call, number: number) => Fault | null

async function sweep(
  options: SweepOptions,
  tool: SweepResult['tool'],
  faultAt: FaultAt,
): Promise<SweepResult> {
  const started = performance.now()
  const script = await bundleScript('src-main/data/testing/writing-child.ts')
  try {
    const counts = tool === 'strace' ? await countPoints(options, script.file) : randomMoments
    const usable = new Map([...counts].filter(([call]) => faultAt({ call, at: 1 }, 0) !== null))
    const points = placePoints(options, usable, faultAt)
    const run = (point: Point) => runPoint(options, script.file, point)
    const outcomes = await runAll(points, run, options.width ?? 2)
    return {
      tool,
      possible: sum([...usable.values()]),
      points: outcomes.length,
      hit: outcomes.filter(({ hit }) => hit).length,
      acknowledged: sum(outcomes.map(({ acknowledged }) => acknowledged)),
      problems: outcomes.flatMap(({ problems }) => problems),
      seconds: Math.round((performance.now() - started) / 100) / 10,
    }
  } finally {
    script.remove()
  }
}

async function countPoints(
  options: SweepOptions,
  script: string,
): Promise<ReadonlyMap<string, number>> {
  const folder = mkdtempSync(join(options.folder, 'count-'))
  try {
    return await countCalls(script, childArgs(options, folder, options.seed ?? 1))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function placePoints(
  { points, seed = 1 }: SweepOptions,
  counts: ReadonlyMap<string, number>,
  faultAt: FaultAt,
): readonly Point[] {
  const possible = sum([...counts.values()])
  const placed: Point[] = []
  while (placed.length < points && possible > 0) {
    const round = seed + Math.floor(placed.length / possible)
    for (const call of spreadCalls(counts, Math.min(points - placed.length, possible))) {
      const fault = faultAt(call, placed.length)
      if (fault !== null) placed.push({ seed: round, fault })
    }
  }
  return placed
}

/** By the square root of their number, so that a few points meet the rare calls too. */
export function spreadCalls(counts: ReadonlyMap<string, number>, points: number): readonly Call[] {
  const whole = points >= sum([...counts.values()])
  const weight = sum([...counts.values()].map(Math.sqrt))
  return [...counts].flatMap(([call, count]) => {
    const wanted = Math.max(1, Math.floor((points * Math.sqrt(count)) / weight))
    const share = whole ? count : Math.min(count, wanted)
    return Array.from({ length: share }, (_, index) => ({
      call,
      at: 1 + Math.floor((index * count) / share),
    }))
  })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

async function runPoint(options: SweepOptions, script: string, point: Point): Promise<Outcome> {
  const folder = mkdtempSync(join(options.folder, 'point-'))
  try {
    const args = childArgs(options, folder, point.seed)
    const ended = await runWithFault(script, args, point.fault)
    return judge(fileIn(folder), point, ended)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function judge(file: string, { seed, fault }: Point, ended: FaultRun): Outcome {
  const acknowledged = ended.lines.filter((line) => line.startsWith('kept ')).length
  const refused = ended.lines.filter((line) => /^(refused|stopped)/.test(line))
  const problems = [...problemsOfEnd(fault, ended), ...problemsOfFile(file, seed, ended)]
  const where = `seed ${seed}, ${JSON.stringify(fault)}: `
  return {
    hit: ended.end === 'SIGKILL' || refused.length > 0,
    acknowledged,
    problems: problems.map((problem) => where + problem),
  }
}

function problemsOfEnd(fault: Fault, { end, lines, complaints }: FaultRun): readonly string[] {
  const killed = fault.kind !== 'error' && end === 'SIGKILL'
  if (end !== 0 && !killed) return [`the process ended with ${end}: ${complaints.slice(-500)}`]
  const last = lines.at(-1) ?? ''
  const finished = killed || last === 'closed' || last.startsWith('stopped')
  return finished ? [] : [`the process said at last “${last}”`]
}

/** Which operations were kept, when some in between were refused, is known by their numbers. */
function problemsOfFile(file: string, seed: number, { lines }: FaultRun): readonly string[] {
  const kept = numbersOf(lines, 'kept')
  const refused = numbersOf(lines, 'refused')
  try {
    const local = openLocalDatabase({ file, migrations: localMigrations, logger: silentLogger })
    const problems = [...problemsOf(local.read, seed, { kept, refused })]
    if (local.rebuilt !== null) problems.push('a sound file was taken for a damaged one')
    local.close()
    return problems
  } catch (error) {
    return [`what is left cannot be opened: ${error}`]
  }
}

function numbersOf(lines: readonly string[], word: string): readonly number[] {
  return lines.filter((line) => line.startsWith(word)).map((line) => Number(line.split(' ')[1]))
}

/** So many at a time. @returns what came of them, in no order */
export async function runAll<Each, Result>(
  points: readonly Each[],
  run: (point: Each) => Promise<Result>,
  width: number,
): Promise<readonly Result[]> {
  const waiting = [...points]
  const outcomes: Result[] = []
  const work = async () => {
    for (let point = waiting.shift(); point !== undefined; point = waiting.shift()) {
      outcomes.push(await run(point))
    }
  }
  await Promise.all(Array.from({ length: width }, work))
  return outcomes
}

function childArgs(options: SweepOptions, folder: string, seed: number): readonly string[] {
  return [fileIn(folder), localMigrations, `${seed}`, `${options.transactions ?? 20}`]
}

function fileIn(folder: string): string {
  return join(folder, 'local', 'somebody.sqlite')
}
