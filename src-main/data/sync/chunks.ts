/** Keeps one statement's parameters below every driver's limit, with rows of up to 60 columns. */
const chunkSize = 500

/** Hands over the rows in order, some hundred at a time; never an empty list. */
export function inChunks<Row>(rows: readonly Row[], handle: (chunk: Row[]) => void): void {
  for (let from = 0; from < rows.length; from += chunkSize) {
    handle(rows.slice(from, from + chunkSize))
  }
}
