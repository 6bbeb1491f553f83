import type { Timers } from './timers'

const backoff = { firstMs: 1_000, mostMs: 30_000 }

/** The time between two attempts, which may be cut short. */
export class Pauses {
  private endPause: () => void = () => undefined
  /** Something happened during an attempt: it may have come too late for it. */
  private again = false

  constructor(
    private readonly timers: Timers,
    private readonly usualMs: number,
  ) {}

  /** An attempt begins: it sees to everything that happened so far. */
  begin(): void {
    this.again = false
  }

  /** Ends the present pause, if there is one. */
  end(): void {
    this.endPause()
  }

  /** Ends the present pause, or the next one before it begins. */
  endNext(): void {
    this.again = true
    this.endPause()
  }

  /** Resolves when it is time to try again. */
  pause(failures: number): Promise<void> {
    if (this.again) return this.timers.breathe()
    const ms = failures === 0 ? this.usualMs : this.timers.random() * longest(failures)
    return new Promise((resolve) => {
      const stop = this.timers.after(ms, resolve)
      this.endPause = () => {
        stop()
        resolve()
      }
    })
  }
}

/**
 * Doubles from try to try. Any moment until then is as likely as another, which keeps many desktops
 * from coming back in one moment.
 */
function longest(failures: number): number {
  return Math.min(backoff.firstMs * 2 ** (failures - 1), backoff.mostMs)
}
