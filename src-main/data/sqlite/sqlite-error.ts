import { AppError } from '@shared/ipc/app-error'

const damageCodes = /^SQLITE_(NOTADB|CORRUPT)/
const diskCodes = /^(SQLITE_IOERR|EIO)/

/** SQLite's or the operating system's code, wherever in the chain of causes it stands. */
function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return ''
  const code = (thrown as NodeJS.ErrnoException).code
  return code ?? codeOf(thrown.cause)
}

/** The file is not, or no longer, a sound SQLite database. */
export function isDamage(thrown: unknown): boolean {
  return damageCodes.test(codeOf(thrown))
}

/** The disk did not do what it was told; the file may well be sound. */
export function isDiskFailure(thrown: unknown): boolean {
  return diskCodes.test(codeOf(thrown))
}

/**
 * What SQLite and the file system throw, as one sentence that a person can act on.
 * Errors that are neither's come back as they are.
 */
export function toLocalError(thrown: unknown): unknown {
  if (thrown instanceof AppError) return thrown
  const code = codeOf(thrown)
  const found = diagnoses.find(({ codes }) => codes.test(code))
  if (found === undefined) return thrown
  return new AppError(found.code, found.message, { cause: thrown, retryable: found.retryable })
}

interface Diagnosis {
  readonly codes: RegExp
  readonly code: string
  readonly message: string
  readonly retryable: boolean
}

const diagnoses: readonly Diagnosis[] = [
  {
    codes: /^(SQLITE_(FULL|IOERR_SHMSIZE)|ENOSPC|EDQUOT)/,
    code: 'DISK_FULL',
    message: 'The disk is full. Free some space, then try again.',
    retryable: true,
  },
  {
    codes: /^(SQLITE_(READONLY|CANTOPEN|PERM)|EACCES|EPERM|EROFS|ENOTDIR|EEXIST)/,
    code: 'NO_RIGHTS',
    message: 'ClubOS may not write to its data folder. Give this account write access to it.',
    retryable: false,
  },
  {
    codes: /^SQLITE_(BUSY|LOCKED)/,
    code: 'LOCAL_BUSY',
    message: 'Another ClubOS window is writing just now. Try again in a moment.',
    retryable: true,
  },
  {
    codes: diskCodes,
    code: 'DISK_FAILED',
    message: 'The disk did not take or give back the data. Check it before you go on.',
    retryable: false,
  },
  {
    codes: damageCodes,
    code: 'LOCAL_DAMAGED',
    message: 'The copy on this device is damaged. Restart ClubOS; it is then built again.',
    retryable: false,
  },
]
