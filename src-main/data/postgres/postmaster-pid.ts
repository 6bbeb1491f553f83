import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a running (or killed) server wrote into `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
}

/** The server that says it uses this data folder; null when none does. It may be long dead. */
export function readPostmaster(data: string): Postmaster | null {
  const lines = readPidFile(data)?.split('\n') ?? []
  const pid = Number(lines[0])
  const port = Number(lines[3])
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number.isInteger(port) ? port : 0 } : null
}

function readPidFile(data: string): string | null {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8')
  } catch {
    return null
  }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether that process lives and is PostgreSQL: after a power cut its number may be anybody's. */
export function isPostgres(pid: number): boolean {
  try {
    return /postgres/.test(processName(pid))
  } catch {
    return false
  }
}

function processName(pid: number): string {
  if (process.platform === 'linux') return linuxProcessName(pid)
  const options = { encoding: 'utf8', stdio: 'pipe' } as const
  if (process.platform === 'win32') {
    return execFileSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH'], options)
  }
  return execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], options)
}

/** In containers nobody may collect the dead: those still have a name, but are zombies. */
function linuxProcessName(pid: number): string {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return /^State:\s+Z/m.test(status) ? '' : (/^Name:\s+(.*)$/m.exec(status)?.[1] ?? '')
}

/** No process ever has this number. */
const nobodysPid = 2_147_483_647

/**
 * Frees the data folder of a killed server whose process number something else has got since:
 * PostgreSQL would take that for the server. The file stays, because PostgreSQL also checks by it
 * that no orphan of the killed server still uses the data.
 */
export function releasePostmaster(data: string): void {
  const lines = readPidFile(data)?.split('\n') ?? []
  writeFileSync(join(data, 'postmaster.pid'), [nobodysPid, ...lines.slice(1)].join('\n'))
}
