import { parseArgs } from 'node:util'

export interface ProofOptions {
  readonly count: number
  readonly from: number
}

/** What `cli prove` passes on. @param count without `--count` */
export function readProofOptions(count: number): ProofOptions {
  const { values } = parseArgs({ options: { count: { type: 'string' }, from: { type: 'string' } } })
  return { count: wholeNumber(values.count, count), from: wholeNumber(values.from, 1) }
}

function wholeNumber(text: string | undefined, usual: number): number {
  const number = Number(text ?? usual)
  if (Number.isInteger(number) && number >= 1) return number
  process.stderr.write(`Use a whole number from 1 on instead of “${text}”.\n`)
  process.exit(2)
}

/** How far it is, where people look while it runs. */
export function sayProgress(text: string): void {
  process.stderr.write(`  ${text}\n`)
}

/** Prints what came of a proof; the process is to end with 1 if anything failed. */
export function conclude(
  totals: Readonly<Record<string, unknown>>,
  failures: readonly unknown[],
): void {
  process.stdout.write(`${JSON.stringify({ ...totals, failed: failures.length, failures })}\n`)
  process.exitCode = failures.length === 0 ? 0 : 1
}

export const secondsSince = (started: number) => Math.round((performance.now() - started) / 1_000)
