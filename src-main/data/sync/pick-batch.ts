import { bytesOf } from './operation-size'
import type { Queued } from './outbox-store'

export const batchLimits = { operations: 500, bytes: 1024 * 1024 } as const

export interface BatchRules {
  /** Not to be sent now, such as something that the server does not know. */
  readonly heldBack: (operation: Queued) => boolean
  /** Of these, the ones that have to be applied first and are not applied yet. */
  readonly openAmong: (opIds: readonly string[]) => ReadonlySet<string>
}

/** Fills one request; operations come in the order in which they go, page by page. */
export class Batch {
  readonly operations: Queued[] = []
  private readonly picked = new Set<string>()
  private bytes = 0
  private full = false

  constructor(
    private readonly rules: BatchRules,
    private readonly limits: { operations: number; bytes: number } = batchLimits,
  ) {}

  get isFull(): boolean {
    return this.full
  }

  /** What cannot go yet is passed over, and so is what depends on it; all else goes. */
  offer(page: readonly Queued[]): void {
    const open = this.rules.openAmong(page.flatMap(({ dependsOn }) => dependsOn))
    for (const operation of page) {
      if (this.full) return
      const ready = operation.dependsOn.every((opId) => this.picked.has(opId) || !open.has(opId))
      if (ready && !this.rules.heldBack(operation)) this.add(operation)
    }
  }

  private add(operation: Queued): void {
    const bytes = bytesOf(operation)
    if (this.operations.length > 0 && this.bytes + bytes > this.limits.bytes) {
      this.full = true
      return
    }
    this.operations.push(operation)
    this.picked.add(operation.opId)
    this.bytes += bytes
    this.full = this.operations.length >= this.limits.operations
  }
}
