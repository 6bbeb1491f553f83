import { spawn } from 'node:child_process'
import { hasDisplay, virtualDisplay } from './display.mjs'
import { virtualDisplayVariable } from './display-arguments.mjs'
import { takeSignals, undoOnExit } from './interruption.mjs'
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
 * Runs a program in the foreground and waits for its end. Ctrl+C reaches it once: through the
 * terminal, or
 * through us when it is `detached` from that (Electron takes a second signal as an order to die
 * at once).
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>} its exit code
 */
export function inForeground(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options })
    const forget = undoOnExit(() => child.kill('SIGKILL'))
    takeSignals((signal) => {
      if (options.detached || signal !== 'SIGINT') child.kill(signal)
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      forget()
      takeSignals(undefined)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}
