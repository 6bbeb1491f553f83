import { request } from '../ipc/request'
import { isCancelled } from '../ipc/request-error'

const maximumReports = 50

/** Sends what goes wrong in the window to main's log, each fault once. */
export function reportWindowErrors(): void {
  window.addEventListener('error', (event) => reportError(event.error ?? event.message))
  window.addEventListener('unhandledrejection', (event) => reportError(event.reason))
}

const reported = new Set<string>()

export function reportError(thrown: unknown): void {
  if (isCancelled(thrown)) return
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  const stack = (error.stack ?? '').slice(0, 8_000)
  const key = `${error.message}\n${stack}`
  if (reported.has(key) || reported.size >= maximumReports) return
  reported.add(key)
  const message = error.message.slice(0, 2_000)
  // When even this fails there is nobody left to tell.
  request('system.report-error', { message, stack }).catch(() => undefined)
}
