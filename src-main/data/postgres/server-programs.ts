import { spawn } from 'node:child_process'
import { type PostgresBinaries, type PostgresProgram, programPath } from './postgres-binaries'
import type { ServerAccount } from './server-account'

export interface ProgramRun {
  readonly program: PostgresProgram
  readonly args: readonly string[]
  readonly folder: string
}

export interface RunResult {
  readonly ok: boolean
  readonly output: string
  /** Why it could not be run at all. */
  readonly cause?: Error
}

/** Longer than the longest wait that is asked of `pg_ctl`. */
const timeoutMs = 180_000
/** What a program printed last arrives within this time after its end. */
const drainMs = 300

/** What PostgreSQL's programs need to find libraries, a shell and a place for temporary files. */
const passedOn = /^(PATH|LD_LIBRARY_PATH|SystemRoot|ComSpec|TEMP|TMP|TMPDIR|LANG|LC_\w+)$/i

/**
 * The server outlives us and can be asked for its environment, so it gets none of our settings
 * and keys. Nor any of its own: a `PGPORT` that somebody set is not meant for this server.
 */
function environmentFor(ours: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(ours).filter(([name]) => passedOn.test(name)))
}

/** Runs one of PostgreSQL's programs to its end, as the server's account and in English. */
export function runProgram(
  binaries: PostgresBinaries,
  account: ServerAccount | null,
  { program, args, folder }: ProgramRun,
): Promise<RunResult> {
  const child = spawn(programPath(binaries, program), args, {
    cwd: folder,
    env: { ...environmentFor(process.env), LC_ALL: 'C', LC_MESSAGES: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    timeout: timeoutMs,
    ...account,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  return new Promise((resolve) => {
    child.on('error', (cause) => resolve({ ok: false, output, cause }))
    child.on('exit', (code) => {
      const end = () => resolve({ ok: code === 0, output })
      // On Windows the server that `pg_ctl` started keeps the pipes open, so "close" never comes.
      child.on('close', end)
      setTimeout(end, drainMs)
    })
  })
}
