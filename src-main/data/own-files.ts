import { chmodSync, mkdirSync, statSync } from 'node:fs'
import type { Logger } from '../platform/logger'

/**
 * Makes the folder unless it is there, and closes it to other accounts. Those above it stay as
 * they are: a database server under another account may have to pass through them.
 */
export function ensureOwnFolder(folder: string, logger: Logger): void {
  mkdirSync(folder, { recursive: true })
  if (!isShared(folder)) closeToOthers(folder, 0o700, logger)
}

/** A folder such as /tmp, which is not ours to close. */
function isShared(folder: string): boolean {
  const sticky = 0o1000
  return (statSync(folder).mode & sticky) !== 0
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
