import type { SeededRandom } from '../../demo/seeded-random'
import type { Timers } from '../timers'

interface Happening {
  readonly at: number
  readonly place: number
  readonly happen: () => void
}

/** Time that passes only from one thing to the next; the same things happen in the same order. */
export class Scheduler {
  /** Milliseconds since the beginning. */
  now = 0
  private places = 0
  private readonly waiting: Happening[] = []

  /** @returns what stops it from happening */
  after(ms: number, happen: () => void): () => void {
    this.places += 1
    const happening = { at: this.now + Math.max(0, ms), place: this.places, happen }
    const index = this.waiting.findIndex(({ at }) => at > happening.at)
    this.waiting.splice(index < 0 ? this.waiting.length : index, 0, happening)
    return () => {
      const found = this.waiting.indexOf(happening)
      if (found >= 0) this.waiting.splice(found, 1)
    }
  }

  /** Lets everything up to that time happen, and all that follows from it by itself. */
  async runUntil(end: number): Promise<void> {
    for (;;) {
      await settled()
      const next = this.waiting[0]
      if (next === undefined || next.at > end) break
      this.waiting.shift()
      this.now = next.at
      next.happen()
    }
    this.now = end
  }

  timers(random: SeededRandom): Timers {
    return {
      after: (ms, happen) => this.after(ms, happen),
      monotonic: () => this.now,
      random: () => random.next(),
      breathe: () => new Promise((resolve) => this.after(1, resolve)),
    }
  }
}

/** After every promise that can be settled was. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
