import type { ClockStore } from './clock-store'

/** Greater than every id. */
const behindAll = '~'
/** So many clocks without a ticket are taken away at once. */
const mostOrphans = 60

/** Which tickets' clocks are still to be worked out. */
export class ClockQueue {
  private readonly waiting = new Set<string>()
  /** The last ticket that was looked at while all are; null: nobody looks at all of them. */
  private sweptTo: string | null = null

  constructor(private readonly store: ClockStore) {}

  /** Named ones; those of a look at all of them are not counted. */
  get size(): number {
    return this.waiting.size
  }

  get isEmpty(): boolean {
    return this.waiting.size === 0 && this.sweptTo === null
  }

  add(ids: Iterable<string>): void {
    for (const id of ids) this.waiting.add(id)
  }

  /** Every ticket, from the first one. */
  addAll(): void {
    this.sweptTo = ''
  }

  clear(): void {
    this.waiting.clear()
    this.sweptTo = null
  }

  /** @returns null when nothing is left to do */
  take(count: number): readonly string[] | null {
    if (this.waiting.size > 0) return this.takeNamed(count)
    if (this.sweptTo === null) return null
    const some = this.store.idsAfter(this.sweptTo, count)
    this.sweptTo = some.at(-1) ?? behindAll
    if (some.length > 0) return some
    const orphans = this.store.orphans(mostOrphans)
    if (orphans.length > 0) return orphans
    this.sweptTo = null
    return null
  }

  private takeNamed(count: number): readonly string[] {
    const some: string[] = []
    for (const id of this.waiting) {
      if (some.length === count) break
      some.push(id)
      this.waiting.delete(id)
    }
    return some
  }
}
