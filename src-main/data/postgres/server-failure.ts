import { AppError } from '@shared/ipc/app-error'

interface Diagnosis {
  readonly sign: RegExp
  readonly code: string
  readonly message: string
}

const diagnoses: readonly Diagnosis[] = [
  {
    sign: /No space left on device|ENOSPC|disk full/i,
    code: 'DISK_FULL',
    message: 'The disk is full, so the database could not start. Free some space and try again.',
  },
  {
    sign: /Permission denied|EACCES|EPERM|EROFS|Read-only file system|must be owned|not permitted/i,
    code: 'NO_RIGHTS',
    message:
      'The database may not use its folder. Give this account full access to the ClubOS data folder.',
  },
  {
    sign: /shared memory|could not map|out of memory|ENOMEM|Cannot allocate memory/i,
    code: 'OUT_OF_MEMORY',
    message: 'There is not enough memory for the database. Close other programs and try again.',
  },
  {
    sign: /PANIC|could not locate a valid checkpoint|invalid (primary )?checkpoint|data checksum|corrupt/i,
    code: 'DATABASE_DAMAGED',
    message: 'The database files are damaged. Restore the latest backup; nothing was changed.',
  },
]

/** Why the server did not come up, in one sentence. What its programs printed becomes the cause. */
export function serverFailure(what: string, output: string, cause?: unknown): AppError {
  const text = `${output}\n${cause instanceof Error ? `${(cause as NodeJS.ErrnoException).code} ${cause.message}` : ''}`
  const found = diagnoses.find(({ sign }) => sign.test(text))
  return new AppError(
    found?.code ?? 'POSTGRES_FAILED',
    found?.message ?? `The database did not start (${what}). The log in the data folder says why.`,
    { cause: new Error(`${what}: ${output.trim() || 'no output'}`, { cause }), retryable: true },
  )
}

export function isPortTaken(output: string): boolean {
  return /Address already in use|could not bind IPv4 address|WSAEADDRINUSE|10048/i.test(output)
}

/** The connections of a server that was killed have not all noticed yet. */
export function isStillClosing(output: string): boolean {
  return /pre-existing shared memory block|is still in use/i.test(output)
}
