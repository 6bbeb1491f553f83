import type { TextSpan } from '@shared/training/number-spans'

/** The last digits of a number: without its country, which is often left out. */
const told = 10
const shortest = 7
/** What may stand between two digits: anything but letters. */
const longestGap = 5

/** Finds phone numbers that are known, whatever stands between their digits. */
export class KnownPhones {
  private readonly phones: ReadonlySet<string>

  constructor(phones: readonly string[]) {
    const digits = phones.map((phone) => phone.normalize('NFKC').replace(/\D/g, '').slice(-told))
    const endings = digits.flatMap((number) => [number, number.slice(-8), number.slice(-shortest)])
    this.phones = new Set(endings.filter(({ length }) => length >= shortest))
  }

  /** @param plain in its plain form (NFKC) */
  find(plain: string): readonly TextSpan[] {
    if (this.phones.size === 0) return []
    return digitRuns(plain).flatMap((run) => this.inRun(run))
  }

  private inRun(run: readonly Digit[]): readonly TextSpan[] {
    const digits = run.map(({ digit }) => digit).join('')
    const found: TextSpan[] = []
    for (let n = 0; n < run.length; ) {
      const length = this.lengthAt(digits, n)
      const [first, last] = [run[n], run[n + length - 1]]
      if (length > 0 && first !== undefined && last !== undefined) {
        found.push({ start: first.at, end: last.at + 1 })
      }
      n += Math.max(1, length)
    }
    return found
  }

  /** How many digits from the n-th on are a known number; 0: none. */
  private lengthAt(digits: string, n: number): number {
    for (let length = told; length >= shortest; length -= 1) {
      const window = digits.slice(n, n + length)
      if (window.length === length && this.phones.has(window)) return length
    }
    return 0
  }
}

interface Digit {
  readonly digit: string
  readonly at: number
}

/** The digits of a text, parted where letters or much else stand between them. */
function digitRuns(plain: string): readonly (readonly Digit[])[] {
  const runs: Digit[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const { 0: digit, index } of plain.matchAll(/\d/g)) {
    const gap = plain.slice(Math.max(0, end), index)
    const goesOn = index - end <= longestGap && !/\p{L}/u.test(gap)
    if (goesOn) runs.at(-1)?.push({ digit, at: index })
    else runs.push([{ digit, at: index }])
    end = index + 1
  }
  return runs
}
