/** What passes time, so that tests and simulations can. */
export interface Timers {
  /** @returns what stops it from happening */
  after(ms: number, happen: () => void): () => void
  /** Milliseconds of a counter that only goes forward, whatever becomes of the clock. */
  monotonic(): number
  /** In [0, 1). */
  random(): number
  /** Lets whatever waits have its turn. */
  breathe(): Promise<void>
}

export const systemTimers: Timers = {
  after: (ms, happen) => {
    const timer = setTimeout(happen, ms)
    return () => clearTimeout(timer)
  },
  monotonic: () => performance.now(),
  random: () => Math.random(),
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
}
