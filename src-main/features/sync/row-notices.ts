export interface RowNotice {
  readonly entity: string
  /** Null: very many, or nobody knows which. */
  readonly ids: string[] | null
}

/** A first copy comes in hundreds of parts a second, and each notice makes screens read again. */
const gatherMs = 100

/** More rows of one kind than this are not named one by one. */
const mostNamed = 200

/** Tells screens which rows changed: at once after a quiet moment, else ten times a second. */
export class RowNotices {
  private readonly waiting = new Map<string, Set<string> | null>()
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly publish: (notice: RowNotice) => void) {}

  add(changed: readonly { readonly entity: string; readonly ids: readonly string[] }[]): void {
    for (const { entity, ids } of changed) this.gather(entity, ids)
    if (this.timer === null) this.tell()
  }

  /** Any row of these may have changed. */
  addAll(entities: readonly string[]): void {
    for (const entity of entities) this.waiting.set(entity, null)
    if (this.timer === null) this.tell()
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    this.waiting.clear()
  }

  private gather(entity: string, ids: readonly string[]): void {
    const before = this.waiting.get(entity)
    if (before === null) return
    const all = new Set([...(before ?? []), ...ids])
    this.waiting.set(entity, all.size > mostNamed ? null : all)
  }

  private tell(): void {
    const notices = [...this.waiting]
    this.waiting.clear()
    this.timer = setTimeout(() => {
      this.timer = null
      if (this.waiting.size > 0) this.tell()
    }, gatherMs)
    for (const [entity, ids] of notices) this.publish({ entity, ids: ids && [...ids] })
  }
}
