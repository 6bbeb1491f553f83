import type { PullPage } from './protocol'

/** Written in one go, in which nothing else can happen here: some ten milliseconds. */
const sliceSize = 150

/** The page in parts that follow each other as pages do; the last one says what is gone. */
export function slicesOf(page: PullPage): readonly PullPage[] {
  const slices: PullPage[] = []
  for (let from = 0; from + sliceSize < page.rows.length; from += sliceSize) {
    const rows = page.rows.slice(from, from + sliceSize)
    const reached = rows.at(-1)?.syncSeq ?? page.reached
    slices.push({ rows, gone: [], reached, complete: false })
  }
  return [...slices, { ...page, rows: page.rows.slice(slices.length * sliceSize) }]
}
