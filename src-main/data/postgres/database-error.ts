import { AppError, toAppError } from '@shared/ipc/app-error'
import { DrizzleQueryError } from 'drizzle-orm'
import { DatabaseError } from 'pg'

interface Diagnosis {
  /** SQLSTATE, `errno` code, or words of the driver's message. */
  readonly sign: RegExp
  readonly code: string
  readonly message: string
  readonly retryable: boolean
}

const diagnoses: readonly Diagnosis[] = [
  {
    sign: /^CS001$/,
    code: 'CLIENT_TOO_OLD',
    message: 'This version of ClubOS is too old for the database. Update the app.',
    retryable: false,
  },
  {
    sign: /^CS002$/,
    code: 'FOREIGN_DEVICE',
    message: 'This copy of the data is registered to somebody else.',
    retryable: false,
  },
  {
    sign: /^CS003$/,
    code: 'NOT_STAFF',
    message: 'This account is not an active member of the staff. Ask an administrator.',
    retryable: false,
  },
  {
    sign: /^28P01$/,
    code: 'WRONG_PASSWORD',
    message: 'The e-mail or the password is not right.',
    retryable: false,
  },
  {
    sign: /^28000$/,
    code: 'ACCESS_REFUSED',
    message: 'The database does not let this account in. Ask your administrator.',
    retryable: false,
  },
  {
    sign: /^3D000$/,
    code: 'NO_DATABASE',
    message: 'The database server has no such database. Check CLUBOS_DATABASE_URL.',
    retryable: false,
  },
  {
    sign: /^(CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH)|certificate|does not support SSL/,
    code: 'TLS_FAILED',
    message: 'The database’s certificate is not trusted here. Ask your administrator.',
    retryable: false,
  },
  {
    sign: /^42501$/,
    code: 'FORBIDDEN',
    message: 'Your role does not allow this.',
    retryable: false,
  },
  {
    sign: /^53100$/,
    code: 'DATABASE_DISK_FULL',
    message: 'The database’s disk is full. Ask your administrator to free some space.',
    retryable: true,
  },
  {
    sign: /^(53300|53400)$/,
    code: 'OFFLINE',
    message: 'The database has no connection free just now.',
    retryable: true,
  },
  {
    sign: /^(57P0[1-5]|08\w{3})$/,
    code: 'OFFLINE',
    message: 'The database is being restarted.',
    retryable: true,
  },
  {
    sign: /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|EPIPE|ETIMEDOUT)|^Connection terminated|timeout exceeded when trying|Query read timeout|Client has encountered a connection error|not queryable|closed the connection/,
    code: 'OFFLINE',
    message: 'The database cannot be reached.',
    retryable: true,
  },
  {
    sign: /^57014$/,
    code: 'TIMED_OUT',
    message: 'The database took too long to answer. Try again.',
    retryable: true,
  },
  {
    sign: /^(40001|40P01|55P03)$/,
    code: 'BUSY',
    message: 'Somebody changed the same data just now. Try again.',
    retryable: true,
  },
]

/** What the driver or the database threw, with a code and a sentence that a person can act on. */
export function toDatabaseError(thrown: unknown): AppError {
  const chain = causesOf(thrown)
  const known = chain.find((error) => error instanceof AppError)
  if (known instanceof AppError) return known
  const signs = chain.flatMap((error) => [codeOf(error), error.message])
  const found = diagnoses.find(({ sign }) => signs.some((text) => sign.test(text)))
  if (found !== undefined) {
    return new AppError(found.code, found.message, {
      cause: withoutValues(thrown),
      retryable: found.retryable,
    })
  }
  if (!chain.some((error) => error instanceof DatabaseError)) return toAppError(thrown)
  const message = 'The database could not do this. The log has the details.'
  return new AppError('DATABASE_ERROR', message, { cause: withoutValues(thrown) })
}

/** Drizzle's own error repeats the query's values, which must not get into a log. */
function withoutValues(thrown: unknown): unknown {
  if (!(thrown instanceof DrizzleQueryError)) return thrown
  return new Error(`Failed query: ${thrown.query}`, { cause: thrown.cause })
}

/** The connection itself is gone or useless, so nothing may be sent over it again. */
export function isConnectionLost(thrown: unknown): boolean {
  return toDatabaseError(thrown).code === 'OFFLINE'
}

function causesOf(thrown: unknown): readonly Error[] {
  if (!(thrown instanceof Error)) return []
  const inner = thrown instanceof AggregateError ? thrown.errors : []
  return [thrown, ...inner.flatMap(causesOf), ...causesOf(thrown.cause)]
}

function codeOf(error: Error): string {
  const code = (error as NodeJS.ErrnoException).code
  return typeof code === 'string' ? code : ''
}
