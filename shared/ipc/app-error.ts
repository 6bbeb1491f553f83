/** An error as it crosses IPC: a code for programs, a sentence for people. */
export interface ErrorReport {
  readonly code: string
  readonly message: string
  /** The same call may succeed later without anything being changed. */
  readonly retryable: boolean
}

/** A failure with a code, a message that a person can act on, and its cause. */
export class AppError extends Error {
  readonly code: string
  readonly retryable: boolean

  constructor(
    code: string,
    message: string,
    options: { cause?: unknown; retryable?: boolean } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.retryable = options.retryable ?? false
  }
}

/** Any thrown value as an AppError; what was not one already becomes `INTERNAL`, cause kept. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  return new AppError('INTERNAL', 'Something went wrong inside ClubOS. The log has the details.', {
    cause: thrown,
  })
}

/** The part of an error that may leave the process: never its cause or stack. */
export function reportOf(error: AppError): ErrorReport {
  return { code: error.code, message: error.message, retryable: error.retryable }
}
