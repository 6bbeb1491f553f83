import { spawn } from 'node:child_process'
import { undoOnExit } from '../bootstrap/interruption.mjs'

const startPatienceMs = 120_000
const endPatienceMs = 15_000

/**
 * Starts an app, waits until it prints that line, and ends it again.
 * @param {import('./stage.mjs').Program} program @param {string} line how the line begins
 * @returns {Promise<number>} milliseconds from the start to the line
 */
export async function timeToLine({ executable, args, env }, line) {
  const started = performance.now()
  const child = spawn(executable, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const forget = undoOnExit(() => child.kill('SIGKILL'))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  try {
    await printed(child, line)
    return performance.now() - started
  } finally {
    await end(child, ended)
    forget()
  }
}

/** @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child @param {string} line */
function printed(child, line) {
  return new Promise((resolve, reject) => {
    let output = ''
    let errors = ''
    /** @param {string} what */
    const fail = (what) =>
      reject(new Error(`The app ${what} before it printed “${line}”. ${errors}`))
    const timer = setTimeout(() => fail('took too long'), startPatienceMs)
    child.stderr.setEncoding('utf8').on('data', (text) => {
      errors = (errors + text).slice(-2_000)
    })
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text
      if (`\n${output}`.includes(`\n${line}`)) resolve(clearTimeout(timer))
    })
    child.once('error', (error) => fail(`could not be started (${error.message})`))
    child.once('exit', () => fail('ended'))
  })
}

/** @param {import('node:child_process').ChildProcess} child @param {Promise<unknown>} ended */
async function end(child, ended) {
  if (child.pid === undefined) return
  child.kill('SIGTERM')
  const giveUp = setTimeout(() => child.kill('SIGKILL'), endPatienceMs)
  await ended
  clearTimeout(giveUp)
}
