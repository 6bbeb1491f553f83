/** A screen need not read everything again more than five times a second. */
const usualPauseMs = 200

/** Tells at once after a quiet moment, and then no more often than that; the last change is told. */
export class PacedNotice {
  private timer: NodeJS.Timeout | null = null
  private waiting = false
  private closed = false

  constructor(
    private readonly tell: () => void,
    private readonly pauseMs = usualPauseMs,
  ) {}

  /** Something became another. */
  note(): void {
    if (this.closed) return
    if (this.timer !== null) {
      this.waiting = true
      return
    }
    this.waiting = false
    this.timer = setTimeout(() => {
      this.timer = null
      if (this.waiting) this.note()
    }, this.pauseMs)
    this.tell()
  }

  close(): void {
    this.closed = true
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }
}
