import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AppError } from '@shared/ipc/app-error'
import type { ClusterPlace } from './cluster-init'
import { freePort } from './free-port'
import { isPortTaken, isStillClosing, serverFailure } from './server-failure'
import { runProgram } from './server-programs'

const logLimit = 5 * 1024 * 1024
const tries = 10

/** Given at every start, so that a newer ClubOS can change them in a cluster that exists. */
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'password_encryption=scram-sha-256',
  'max_connections=60',
  'shared_buffers=64MB',
  'min_wal_size=80MB',
  'max_wal_size=512MB',
  'timezone=UTC',
  'log_timezone=UTC',
  'jit=off',
  // Ends queries that nobody waits for any more: stopping waits for their connections.
  'client_connection_check_interval=1s',
]

/**
 * Starts the server in the background; it outlives us, so that other ClubOS processes can use it.
 * @returns the port it listens on: `wanted`, or another when that is taken.
 * @throws AppError NO_PORT, NO_RIGHTS, DISK_FULL, POSTGRES_FAILED …
 */
export async function launchServer(place: ClusterPlace, wanted: number): Promise<number> {
  boundLog(place.folder)
  let failure: AppError | undefined
  for (let attempt = 0, port = wanted; attempt < tries; attempt += 1) {
    port = await freePort(port)
    const result = await tryLaunch(place, port)
    if (result.ok) return port
    failure = serverFailure('pg_ctl start', result.output, result.cause)
    // Something took the port between our look and the server's.
    if (isPortTaken(result.output)) port += 1
    else if (isStillClosing(result.output)) await sleep(500)
    else throw failure
  }
  throw failure ?? serverFailure('pg_ctl start', '')
}

async function tryLaunch({ folder, binaries, account }: ClusterPlace, port: number) {
  const logBefore = logSize(folder)
  const options = [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(' ')
  // Relative paths: pg_ctl hands them to a shell, which must not meet a special character.
  const args = ['start', '-D', 'data', '-l', 'server.log', '-w', '-t', '120', '-o', options]
  const result = await runProgram(binaries, account, { program: 'pg_ctl', args, folder })
  if (result.ok) return result
  return { ...result, output: `${result.output}\n${await logFrom(folder, logBefore)}` }
}

/** Stops the server: open transactions are rolled back, connections closed, all data on disk. */
export async function stopServer({ folder, binaries, account }: ClusterPlace): Promise<void> {
  const args = ['stop', '-D', 'data', '-m', 'fast', '-w', '-t', '60']
  const result = await runProgram(binaries, account, { program: 'pg_ctl', args, folder })
  if (!result.ok) throw serverFailure('pg_ctl stop', result.output, result.cause)
}

function logFile(folder: string): string {
  return join(folder, 'server.log')
}

function logSize(folder: string): number {
  const file = logFile(folder)
  return existsSync(file) ? statSync(file).size : 0
}

async function logFrom(folder: string, offset: number): Promise<string> {
  try {
    return (await readFile(logFile(folder))).subarray(offset).toString('utf8').slice(-8_000)
  } catch {
    return ''
  }
}

function boundLog(folder: string): void {
  if (logSize(folder) <= logLimit) return
  rmSync(`${logFile(folder)}.1`, { force: true })
  renameSync(logFile(folder), `${logFile(folder)}.1`)
}
