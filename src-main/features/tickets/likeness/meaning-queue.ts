/** Which tickets have to be embedded, in which order. */
export class MeaningQueue {
  /** Changed or made just now: somebody may look for it next. */
  private fresh: string[] = []
  private readonly open: string[] = []
  private readonly done: string[] = []

  get size(): number {
    return this.fresh.length + this.open.length + this.done.length
  }

  /** In the order in which they are to be taken. */
  add(id: string, kind: 'open' | 'done'): void {
    this[kind].push(id)
  }

  addFirst(ids: readonly string[]): void {
    this.fresh = [...new Set([...ids, ...this.fresh])]
  }

  take(count: number): readonly string[] {
    const taken: string[] = []
    for (const queue of [this.fresh, this.open, this.done]) {
      taken.push(...queue.splice(0, count - taken.length))
    }
    return taken
  }

  clear(): void {
    for (const queue of [this.fresh, this.open, this.done]) queue.length = 0
  }
}
