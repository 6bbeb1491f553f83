import type { Changes, Json } from '../protocol'

interface Written {
  readonly value: string
  /** What the person saw before. */
  readonly from: Json
  readonly desk: object
  readonly field: string
}

/** Every text that somebody wrote and was told is kept. */
export class WrittenValues {
  readonly written: Written[] = []
  /** Values on changes that people gave up, or took back themselves. */
  private readonly givenUp = new Set<string>()
  /** Values that people sent a second time themselves. */
  readonly repeated = new Set<string>()
  private number = 0

  /** A text that nobody wrote before. */
  next(kind: string): string {
    this.number += 1
    return `${kind}-${this.number}`
  }

  add(written: Written): void {
    this.written.push(written)
  }

  giveUp(changes: Changes): void {
    for (const value of textsOf(changes)) this.givenUp.add(value)
  }

  repeat(changes: Changes): void {
    for (const value of textsOf(changes)) this.repeated.add(value)
  }

  /** The device loses everything since that moment: only what came through until then remains. */
  forget(desk: object, since: number): void {
    for (const each of this.written.slice(since)) {
      if (each.desk === desk) this.givenUp.add(each.value)
    }
  }

  /** Texts that should be somewhere and are nowhere. */
  missing(found: ReadonlySet<string>): readonly string[] {
    const accounted = new Set([...found, ...this.givenUp])
    // Who saw a text and wrote another over it, meant to; what became of the other one counts.
    for (const each of this.written.toReversed()) {
      if (typeof each.from === 'string' && accounted.has(each.value)) accounted.add(each.from)
    }
    return this.written.map(({ value }) => value).filter((value) => !accounted.has(value))
  }
}

export function textsOf(changes: Changes): readonly string[] {
  return Object.values(changes).flatMap(({ to }) => textsIn(to))
}

export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}
