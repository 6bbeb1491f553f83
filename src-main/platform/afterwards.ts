import type { Logger } from './logger'

/** Does something that nobody waits for, once what is under way is out; what fails is logged. */
export function afterwards(logger: Logger, what: string, work: () => void): void {
  setImmediate(() => {
    try {
      work()
    } catch (error) {
      logger.warn(`${what} failed.`, { error })
    }
  })
}

/** Resolves once all that was put off until now is done, before what it needs is closed. */
export function putOffDone(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
