import type { Clock } from '../../platform/clock'

/**
 * What time it is centrally, from one reading of that clock.
 * Measured by a counter that nobody can set, so that a changed clock here does not matter.
 */
export class CentralTime {
  /** @param monotonic milliseconds of a counter that only goes forward */
  constructor(
    private readonly clock: Clock,
    private readonly monotonic: () => number,
    private read: { readonly central: number; readonly at: number } | null = null,
  ) {}

  /** @param asked when the answer was asked for, by `monotonic` */
  take(now: string, asked: number): void {
    const at = (asked + this.monotonic()) / 2
    this.read = { central: Date.parse(now), at }
  }

  now(): Date {
    if (this.read === null) return this.clock.now()
    return new Date(Math.round(this.read.central + this.monotonic() - this.read.at))
  }

  /** A time by this device's clock, by the central one; never one that is yet to come. */
  corrected(madeAt: string): string {
    const now = this.now()
    const offset = now.getTime() - this.clock.now().getTime()
    const central = Date.parse(madeAt) + offset
    return new Date(Math.min(central, now.getTime())).toISOString()
  }
}
