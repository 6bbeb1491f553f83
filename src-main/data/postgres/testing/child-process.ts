import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { join, parse } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { repository } from './test-server'

export interface RunningChild {
  readonly process: ChildProcess
  /** The first line it printed, parsed. */
  readonly said: unknown
}

/** Bundles a script of ours, runs it in a Node process of its own and waits for its first line. */
export async function runChild(script: string, args: readonly string[]): Promise<RunningChild> {
  const outDir = mkdtempSync(join(repository, 'node_modules', '.clubos-test-'))
  const built = await bundle(script, outDir)
  const child = spawn(process.execPath, [built, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  rmSync(outDir, { recursive: true })
  return { process: child, said: JSON.parse(String(line)) }
}

/** Kills it as a crash would: no handler of its runs. */
export async function killHard(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

/** Into node_modules, from where the packages it imports are found. */
async function bundle(script: string, outDir: string): Promise<string> {
  await build({
    root: repository,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(repository, 'shared') } },
    build: { ssr: script, outDir, target: 'node20' },
  })
  return join(outDir, `${parse(script).name}.js`)
}
