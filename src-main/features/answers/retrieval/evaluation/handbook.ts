/** A document of any handbook. */
export interface HandbookDocument {
  /** Relative to the handbook's folder, with `/`. */
  readonly path: string
  readonly title: string
  /** Markdown, without front matter. */
  readonly content: string
}

/** A question about a handbook, and where its answer stands. */
export interface HandbookQuestion {
  readonly question: string
  /** Path of the document that answers; `null`: no section does. */
  readonly doc: string | null
  /** The nearest heading above the answer; empty or `null` for text above the first heading. */
  readonly heading: string | null
  /** Where it stands in its file, from 1. */
  readonly line: number
}
