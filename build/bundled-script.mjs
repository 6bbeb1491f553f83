import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { join, parse } from 'node:path'
import { createInterface } from 'node:readline'
import { inRepository } from './bootstrap/folders.mjs'
import { undoOnExit } from './bootstrap/interruption.mjs'

/**
 * Runs a TypeScript file of the repository in a Node process of its own.
 * @param {string} script its path in the repository
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, output: string }>} output: what it printed on standard output
 */
export const runBundledScript = (script, args) => withBundle(script, (file) => run(file, args))

/**
 * The same, for a program that runs until it is ended, and says on a first line that it is ready.
 * @template T
 * @param {string} script @param {readonly string[]} args
 * @param {(firstLine: string) => Promise<T>} work what is done while it runs
 * @returns {Promise<T>}
 */
export const whileBundledScriptRuns = (script, args, work) =>
  withBundle(script, async (file) => {
    const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
    const forget = undoOnExit(() => child.kill('SIGKILL'))
    const ended = once(child, 'close')
    try {
      const line = once(createInterface(child.stdout), 'line')
      const [first] = await Promise.race([line, ended.then(() => [])])
      if (typeof first !== 'string') throw new Error(`${script} ended before it was ready.`)
      return await work(first)
    } finally {
      child.kill()
      await ended
      forget()
    }
  })

/**
 * @template T
 * @param {string} script @param {(file: string) => Promise<T>} work
 */
async function withBundle(script, work) {
  // Into node_modules, from where the packages it imports are found.
  const outDir = mkdtempSync(inRepository('node_modules', '.clubos-script-'))
  try {
    await bundle(script, outDir)
    return await work(join(outDir, `${parse(script).name}.js`))
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

/** @param {string} script @param {string} outDir */
async function bundle(script, outDir) {
  const { build } = await import('vite')
  await build({
    root: inRepository(),
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': inRepository('shared') } },
    build: { ssr: script, outDir, target: 'node20' },
  })
}

/** @param {string} file @param {readonly string[]} args */
async function run(file, args) {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  /** @type {string[]} */
  const pieces = []
  child.stdout.setEncoding('utf8').on('data', (piece) => pieces.push(piece))
  const [code] = await once(child, 'close')
  return { code: code ?? 1, output: pieces.join('') }
}
