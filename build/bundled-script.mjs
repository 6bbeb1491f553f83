import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { join, parse } from 'node:path'
import { inRepository } from './bootstrap/folders.mjs'

/**
 * Runs a TypeScript file of the repository in a Node process of its own.
 * @param {string} script its path in the repository
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, output: string }>} output: what it printed on standard output
 */
export async function runBundledScript(script, args) {
  // Into node_modules, from where the packages it imports are found.
  const outDir = mkdtempSync(inRepository('node_modules', '.clubos-script-'))
  try {
    await bundle(script, outDir)
    return await run(join(outDir, `${parse(script).name}.js`), args)
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
