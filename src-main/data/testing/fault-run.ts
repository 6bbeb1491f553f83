import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

/** System calls with which a disk is changed; a full or failing disk fails the writing ones. */
export const writing = ['pwrite64', 'pwritev', 'fdatasync', 'fsync', 'ftruncate', 'fallocate']
const changing = [...writing, 'unlink', 'unlinkat', 'rename', 'renameat', 'renameat2']

export type Fault =
  | { readonly kind: 'none' }
  /** As a crash, when the n-th call of that name begins. */
  | { readonly kind: 'kill'; readonly call: string; readonly at: number }
  /** The n-th call of that name fails, and with `lasting` others after it. */
  | {
      readonly kind: 'error'
      readonly call: string
      readonly at: number
      readonly error: 'ENOSPC' | 'EIO'
      /** True: all that follow; a number: those up to that one. */
      readonly lasting: boolean | number
    }
  /** For systems without strace. */
  | { readonly kind: 'kill-after'; readonly ms: number }

export interface FaultRun {
  readonly lines: readonly string[]
  /** What it wrote to standard error. */
  readonly complaints: string
  /** How it ended: 0, another exit code, or a signal. */
  readonly end: number | string
}

export function hasStrace(): boolean {
  return process.platform === 'linux' && spawnSync('strace', ['--version']).status === 0
}

/** Runs a bundled script in a Node process of its own, with that fault, until it ends. */
export async function runWithFault(
  script: string,
  args: readonly string[],
  fault: Fault,
): Promise<FaultRun> {
  const node = [process.execPath, script, ...args]
  const [program = '', ...rest] = fault.kind === 'kill-after' ? node : [...strace(fault), ...node]
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  const complaints: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  createInterface({ input: child.stderr }).on('line', (line) => complaints.push(line))
  const closed = once(child, 'close')
  if (fault.kind === 'kill-after') void sleep(fault.ms).then(() => child.kill('SIGKILL'))
  const [code, signal] = await closed
  return { lines, complaints: complaints.join('\n'), end: signal ?? code }
}

/** How often a script makes each call that changes the disk when it runs undisturbed. */
export async function countCalls(
  script: string,
  args: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { complaints } = await runWithFault(script, args, { kind: 'none' })
  const counts = new Map<string, number>()
  for (const line of complaints.split('\n')) {
    const call = /(\w+)\(/.exec(line)?.[1]
    if (call !== undefined && changing.includes(call)) counts.set(call, (counts.get(call) ?? 0) + 1)
  }
  return counts
}

function strace(fault: Fault): string[] {
  // Not `--seccomp-bpf`, faster as it is: strace 6.1 injects no signals with it.
  const run = ['strace', '-f', '-qq']
  if (fault.kind === 'none') {
    // `?`: not every processor has each of them.
    return [...run, '-e', `trace=${changing.map((call) => `?${call}`).join()}`]
  }
  if (fault.kind === 'kill-after') return []
  const what = fault.kind === 'kill' ? 'signal=KILL' : `error=${fault.error}`
  const when = `${fault.at}${fault.kind === 'error' ? until(fault.lasting) : ''}`
  const inject = `inject=${fault.call}:${what}:when=${when}`
  return [...run, '-o', '/dev/null', '-e', `trace=${fault.call}`, '-e', inject]
}

function until(lasting: boolean | number): string {
  if (typeof lasting === 'number') return `..${lasting}`
  return lasting ? '+' : ''
}
