import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { displayArguments } from '../bootstrap/display-arguments.mjs'
import { inRepository, repositoryFolder } from '../bootstrap/folders.mjs'
import { undoOnExit } from '../bootstrap/interruption.mjs'
import { findElectron } from '../runtime.mjs'

/**
 * How one of the two apps is started; both get the same runtime, flags and display.
 * @typedef {{ executable: string, args: string[], env: NodeJS.ProcessEnv }} Program
 * @typedef {{ clubos: Program, empty: Program, stopServer: () => Promise<void>, strike: () => void }} Stage
 *   stopServer: so that a start does not find the database of an earlier one running;
 *   strike: removes what is left on disk
 */

/**
 * Sets up data folders of our own: a measurement neither sees nor touches the person's.
 * @param {NodeJS.ProcessEnv} display the environment in which windows can be shown
 * @returns {Stage}
 */
export function setStage(display) {
  const runtime = findElectron()
  const folder = mkdtempSync(join(tmpdir(), 'clubos-bench-'))
  // As root the database server runs under another account, which must be able to reach its data.
  chmodSync(folder, 0o755)
  const data = join(folder, 'data')
  mkdirSync(data)
  const args = [...runtime.args, ...displayArguments(display)]
  const { executable } = runtime
  const { CLUBOS_DATABASE_URL: _database, CLUBOS_CONFIG: _config, ...env } = display
  const emptyFolder = inRepository('build', 'bench', 'empty-app')
  return {
    clubos: {
      executable,
      args: [...args, repositoryFolder],
      env: { ...env, CLUBOS_DATA_DIR: data },
    },
    empty: {
      executable,
      args: [...args, `--user-data-dir=${join(folder, 'empty')}`, emptyFolder],
      env,
    },
    stopServer: () => stopServer(data),
    strike: onceAlsoOnExit(() => {
      signalServer(data)
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    }),
  }
}

/** @param {() => void} action */
function onceAlsoOnExit(action) {
  const forget = undoOnExit(action)
  return () => {
    forget()
    action()
  }
}

/** Only an app that was killed leaves its server running. @param {string} data */
async function stopServer(data) {
  while (signalServer(data)) await sleep(50)
}

/** @param {string} data @returns {boolean} whether there was one to signal */
function signalServer(data) {
  try {
    const file = readFileSync(join(data, 'postgres', 'data', 'postmaster.pid'), 'utf8')
    return process.kill(Number.parseInt(file, 10), 'SIGINT')
  } catch {
    return false
  }
}
