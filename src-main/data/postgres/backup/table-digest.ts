import { createHash } from 'node:crypto'
import type { TableTotals } from './backup-contents'

const lineEnd = 0x0a

/** Adds up a table's data as it passes. COPY escapes line ends in values, so lines are rows. */
export class TableDigest {
  private readonly hash = createHash('sha256')
  private rows = 0
  private bytes = 0

  constructor(private readonly table: string) {}

  add(chunk: Buffer): void {
    this.hash.update(chunk)
    this.bytes += chunk.length
    for (let at = chunk.indexOf(lineEnd); at !== -1; at = chunk.indexOf(lineEnd, at + 1)) {
      this.rows += 1
    }
  }

  totals(): TableTotals {
    const { table: name, rows, bytes } = this
    return { name, rows, bytes, sha256: this.hash.digest('hex') }
  }
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
