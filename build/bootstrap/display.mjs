import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StepFailed } from './failure.mjs'
import { undoOnExit } from './interruption.mjs'

/** Whether windows can be shown to someone. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/**
 * @param {string | Buffer} content
 * @returns {Buffer} as Xauthority files hold it: length, then bytes
 */
function counted(content) {
  const bytes = Buffer.from(content)
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes])
}

// Any address, any display number: which display we get is known only once the server runs.
const cookie = () =>
  Buffer.concat([
    Buffer.from([0xff, 0xff]),
    counted(''),
    counted(''),
    counted('MIT-MAGIC-COOKIE-1'),
    counted(randomBytes(16)),
  ])

/** @param {string} authority */
function startXvfb(authority) {
  const args = [
    '-displayfd',
    '3',
    '-screen',
    '0',
    '1920x1080x24',
    '-nolisten',
    'tcp',
    '-noreset',
    '-auth',
    authority,
  ]
  return spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true })
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>} the display number
 */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    let errors = ''
    server.stderr?.setEncoding('utf8').on('data', (text) => {
      errors += text
    })
    server.stdio[3]?.once('data', (text) => resolve(String(text).trim()))
    server.once('error', (error) =>
      reject(
        new StepFailed('Xvfb cannot be started: install it (Debian: xvfb) and start again.', {
          cause: error,
        }),
      ),
    )
    server.once('exit', () =>
      reject(
        new StepFailed(
          'Xvfb ended at once: set DISPLAY to a running display, or mend what it says above.',
          { details: errors },
        ),
      ),
    )
  })
}

// Its pipes stay open, but must not keep this process alive.
/** @param {import('node:child_process').ChildProcess} server */
function letGo(server) {
  server.unref()
  for (const stream of [server.stderr, server.stdio[3]]) {
    if (stream instanceof Socket) stream.unref()
  }
}

/**
 * Starts a virtual display that lives as long as this process.
 * @returns {Promise<{ env: NodeJS.ProcessEnv, name: string, stop: () => void }>} env: what programs need to show on it
 */
export async function virtualDisplay() {
  const folder = mkdtempSync(join(tmpdir(), 'clubos-display-'))
  const authority = join(folder, 'Xauthority')
  writeFileSync(authority, cookie(), { mode: 0o600 })
  const server = startXvfb(authority)
  const stop = () => {
    server.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
  const forget = undoOnExit(stop)
  const name = `:${await displayNumber(server)}`
  letGo(server)
  return { env: { DISPLAY: name, XAUTHORITY: authority }, name, stop: () => [forget(), stop()] }
}
