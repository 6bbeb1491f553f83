import { spawn } from 'node:child_process'
import { hasDisplay, virtualDisplay } from './display.mjs'
import { virtualDisplayVariable } from './display-arguments.mjs'
import { takeSignals, undoOnExit } from './interruption.mjs'
import { hasGroups, killTree } from './run-command.mjs'
import { say } from './step.mjs'

/**
 * What a program needs in its environment to show windows; starts a virtual display where there
 * is none.
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function displayEnvironment() {
  if (hasDisplay()) return process.env
  const display = await virtualDisplay()
  say(`• No display: running under Xvfb ${display.name} (1920×1080)`)
  return { ...process.env, ...display.env, [virtualDisplayVariable]: display.name }
}

/**
 * Runs a program in the foreground and waits for its end. It gets a session of its own, so that
 * Ctrl+C reaches it once, through us: Electron takes a second signal as an order to die at once,
 * and would leave its PostgreSQL behind.
 * @param {string} program @param {string[]} args @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>} its exit code
 */
export function inForeground(program, args, options) {
  return new Promise((resolve, reject) => {
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = ['ignore', 'inherit', 'inherit']
    const child = spawn(program, args, { ...options, stdio, detached: hasGroups })
    const forget = undoOnExit(() => killTree(child))
    takeSignals((signal) => hasGroups && child.kill(signal))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      forget()
      takeSignals(undefined)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}
