import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { installWithApt } from './apt.mjs'
import { locateElectron } from './electron-places.mjs'
import { StepFailed } from './failure.mjs'
import { cacheFolder, inPackages, repositoryFolder } from './folders.mjs'
import { findProgram, lastLines, run } from './run-command.mjs'
import { compilers, compileSqlite } from './sqlite-compile.mjs'
import { readJson, readStamp, writeStamp } from './stamps.mjs'

/**
 * @typedef {{ name: string, executable: string, env: NodeJS.ProcessEnv }} Runtime what loads the binding
 */

/** Where the package looks before it takes its own prebuilt binary. */
const place = inPackages('better-sqlite3', 'build', 'Release', 'better_sqlite3.node')
const version = () => readJson(inPackages('better-sqlite3', 'package.json'))?.version
// Bumped when the way we compile changes.
const recipe = 1
const cached = () =>
  join(
    cacheFolder,
    'sqlite',
    `${version()}-${recipe}-${process.platform}-${process.arch}`,
    'better_sqlite3.node',
  )

// Statements are dropped and collected on purpose: a binding that fits badly aborts only then.
const trial = `
  const Database = require('better-sqlite3')
  const db = new Database(':memory:')
  db.exec('create virtual table t using fts5(x)')
  for (let i = 0; i < 2000; i++) db.prepare('select ' + i).get()
  gc()
  setImmediate(() => process.exit(0))`

/** @returns {Runtime} */
const currentNode = () => ({
  name: `node ${process.version}`,
  executable: process.execPath,
  env: process.env,
})

/** @returns {Runtime[]} */
function electronAsNode() {
  const electron = locateElectron()
  if (!electron) return []
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  return [{ name: `electron ${electron.version}`, executable: electron.executable, env }]
}

/** @param {Runtime} runtime */
const tryIn = ({ executable, env }) =>
  run(executable, ['--expose-gc', '-e', trial], { cwd: repositoryFolder, env, timeoutMs: 60_000 })

/** @param {Runtime[]} runtimes */
async function works(runtimes) {
  const results = await Promise.all(runtimes.map(tryIn))
  return results.every(({ code }) => code === 0)
}

/** @param {(text: string) => void} report */
async function requireCompiler(report) {
  if (findProgram(compilers.c) && findProgram(compilers.cpp)) return
  if (process.platform === 'linux')
    return installWithApt(
      ['g++'],
      'A C++ compiler is needed to build SQLite for this version of Node',
      report,
    )
  if (process.platform === 'darwin')
    throw new StepFailed('A C++ compiler is needed: run `xcode-select --install` and start again.')
  throw new StepFailed(
    'SQLite has no binary for this version of Node: install Node 22 or newer and start again.',
  )
}

/** @param {(text: string) => void} report */
async function build(report) {
  if (existsSync(cached())) return
  await requireCompiler(report)
  report('Compiling SQLite (about half a minute)')
  mkdirSync(dirname(cached()), { recursive: true })
  await compileSqlite(cached())
}

function putInPlace() {
  mkdirSync(dirname(place), { recursive: true })
  copyFileSync(cached(), `${place}.${process.pid}`)
  renameSync(`${place}.${process.pid}`, place)
}

/** @param {Runtime[]} runtimes @returns {Promise<StepFailed>} */
async function cannotLoad(runtimes) {
  rmSync(cached(), { force: true })
  const outputs = await Promise.all(runtimes.map(tryIn))
  const details = lastLines(outputs.map(({ output }) => output).join('\n'))
  return new StepFailed(
    'SQLite does not load here even when built anew: install Node 22 or newer and start again.',
    { details },
  )
}

/** @param {Runtime[]} runtimes */
const isVerified = (runtimes) => {
  const stamp = readStamp('sqlite')
  return stamp?.version === version() && runtimes.every(({ name }) => stamp.works.includes(name))
}

/**
 * The prebuilt binary needs Node-API 10: Node 22, Electron 36. Older ones get a build of their own.
 * @param {{ withElectron: boolean }} options @returns {import('./step.mjs').Step}
 */
export function sqliteBinding({ withElectron }) {
  const runtimes = () => [currentNode(), ...(withElectron ? electronAsNode() : [])]
  return {
    name: 'SQLite binding',
    isDone: () => isVerified(runtimes()),
    async run(report) {
      if (!(await works(runtimes()))) {
        await build(report)
        putInPlace()
        if (!(await works(runtimes()))) throw await cannotLoad(runtimes())
      }
      writeStamp('sqlite', { version: version(), works: runtimes().map(({ name }) => name) })
    },
  }
}
