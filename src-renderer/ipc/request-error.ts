import type { ErrorReport } from '@shared/ipc/app-error'

/** A request that main answered with an error; the message is meant for people. */
export class RequestError extends Error {
  readonly code: string
  readonly retryable: boolean

  constructor(report: ErrorReport, options?: ErrorOptions) {
    super(report.message, options)
    this.name = 'RequestError'
    this.code = report.code
    this.retryable = report.retryable
  }
}

/** Any thrown value as the report that a screen can show. */
export function reportOf(thrown: unknown): ErrorReport {
  if (thrown instanceof RequestError) {
    return { code: thrown.code, message: thrown.message, retryable: thrown.retryable }
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return { code: 'WINDOW', message, retryable: false }
}

/** The person stopped it, so nobody needs to be told. */
export function isCancelled(thrown: unknown): boolean {
  return thrown instanceof RequestError && thrown.code === 'CANCELLED'
}
