import { chmodSync, mkdirSync } from 'node:fs'
import type { Logger } from '../platform/logger'

/**
 * Makes the folder unless it is there, and closes it to other accounts. Those above it stay as
 * they are: a database server under another account may have to pass through them.
 */
export function ensureOwnFolder(folder: string, logger: Logger): void {
  mkdirSync(folder, { recursive: true })
  closeToOthers(folder, 0o700, logger)
}

/** Some drives and Windows know no such rights; what is there then decides who may read. */
export function closeToOthers(path: string, mode: 0o600 | 0o700, logger: Logger): void {
  try {
    chmodSync(path, mode)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    logger.warn('A file or folder could not be closed to other accounts', { path, error })
  }
}
