import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import electronLog from 'electron-log/node'

export type LogFields = Readonly<Record<string, unknown>>

/** Messages are fixed sentences; what varies goes into fields. Never customers' words or secrets. */
export interface Logger {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

const rotateAt = 5 * 1024 * 1024

/**
 * Logs JSON lines to `<folder>/<name>.log`, rotated at 5 MiB with one old file kept.
 * The folder is closed to other accounts.
 * @param console also prints warnings and errors to standard error.
 */
export function openLog(options: { folder: string; name: string; console: boolean }): Logger {
  makeFolder(options.folder)
  const log = electronLog.create({ logId: options.name })
  log.transports.file.resolvePathFn = () => join(options.folder, `${options.name}.log`)
  log.transports.file.maxSize = rotateAt
  log.transports.file.format = ({ data }) => data
  log.transports.console.level = false
  const write = (
    level: 'debug' | 'info' | 'warn' | 'error',
    message: string,
    fields?: LogFields,
  ) => {
    const line = logLine(level, message, fields)
    log[level](line)
    if (options.console && (level === 'warn' || level === 'error'))
      process.stderr.write(`${line}\n`)
  }
  return {
    debug: (message, fields) => write('debug', message, fields),
    info: (message, fields) => write('info', message, fields),
    warn: (message, fields) => write('warn', message, fields),
    error: (message, fields) => write('error', message, fields),
  }
}

function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  try {
    chmodSync(folder, 0o700)
  } catch {
    // Windows and some drives know no such rights; what is there then decides who may read.
  }
}

export const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

function logLine(level: string, message: string, fields: LogFields = {}): string {
  return JSON.stringify(
    { time: new Date().toISOString(), level, message, ...fields },
    (_, value) => (value instanceof Error ? describeError(value) : value),
  )
}

/** An error with its whole chain of causes, for the log only. */
function describeError(error: Error): Record<string, unknown> {
  const code = 'code' in error ? { code: error.code } : {}
  const cause = error.cause === undefined ? {} : { cause: error.cause }
  return { name: error.name, message: error.message, ...code, stack: error.stack, ...cause }
}
