/** A section of a Markdown document: what an answer cites. */
export interface Passage {
  /** 0-based, in the order of the document. */
  readonly ordinal: number
  /** The section's own heading; empty for text above the first heading. */
  readonly heading: string
  /** The headings above it and its own, joined with ` › `. */
  readonly path: string
  /** The section's own Markdown, cut out of the document unchanged; sub-sections not included. */
  readonly text: string
}

/** Raise it when the same Markdown would be cut differently: copies on devices are then cut again. */
export const passageFormat = 1

export const pathSeparator = ' › '

/**
 * Cuts Markdown at its headings, of any level. Sections without text of their own are left out.
 * `#` inside fenced code is text. Headings may be ATX (`## Wifi`) or underlined (`Wifi` over `----`).
 */
export function splitPassages(markdown: string): readonly Passage[] {
  const passages: Passage[] = []
  for (const { headings, text } of sectionsOf(markdown)) {
    if (text === '') continue
    const heading = headings.at(-1) ?? ''
    const path = headings.filter((part) => part !== '').join(pathSeparator)
    passages.push({ ordinal: passages.length, heading, path, text })
  }
  return passages
}

interface Section {
  /** Outermost first, its own last. */
  readonly headings: readonly string[]
  readonly text: string
}

interface Heading {
  readonly level: number
  readonly text: string
  /** Where its first line begins and its last line ends, in characters. */
  readonly from: number
  readonly to: number
}

function sectionsOf(markdown: string): readonly Section[] {
  const headings = findHeadings(markdown)
  const preamble = ownText(markdown, 0, headings[0]?.from)
  const above: Heading[] = []
  const sections = headings.map((heading, index) => {
    while ((above.at(-1)?.level ?? 0) >= heading.level) above.pop()
    above.push(heading)
    return {
      headings: above.map(({ text }) => text),
      text: ownText(markdown, heading.to, headings[index + 1]?.from),
    }
  })
  return [{ headings: [], text: preamble }, ...sections]
}

/** Drops blank lines at both ends; indentation of the first line stays, it may mean code. */
function ownText(markdown: string, from: number, to?: number): string {
  return markdown
    .slice(from, to)
    .replace(/^(?:[ \t]*(?:\r\n|\n|\r))+/, '')
    .trimEnd()
}

interface Line {
  readonly text: string
  readonly from: number
  readonly to: number
}

function findHeadings(markdown: string): readonly Heading[] {
  const headings: Heading[] = []
  let fence: string | null = null
  let before: Line | null = null
  for (const line of linesOf(markdown)) {
    const marker: string | undefined = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line.text)?.[1]
    const inside: boolean = fence !== null
    if (fence !== null) fence = closes(line.text, fence) ? null : fence
    else fence = marker ?? null
    const plain: boolean = !inside && fence === null
    const heading: Heading | null = plain ? (atxHeading(line) ?? underlined(before, line)) : null
    if (heading !== null) headings.push(heading)
    before = plain && heading === null ? line : null
  }
  return headings
}

function closes(line: string, fence: string): boolean {
  const marker = line.trim()
  return (
    /^ {0,3}\S/.test(line) &&
    marker.length >= fence.length &&
    marker === fence.charAt(0).repeat(marker.length)
  )
}

function atxHeading({ text, from, to }: Line): Heading | null {
  const match = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(text)
  if (match === null) return null
  const words = (match[2] ?? '').replace(/(?:^|[ \t]+)#+[ \t]*$/, '')
  return { level: match[1]?.length ?? 1, text: words.trim(), from, to }
}

/** A line of prose over `===` or `---`; over anything else those are a rule or a table. */
function underlined(before: Line | null, line: Line): Heading | null {
  const underline = /^ {0,3}(=+|-+)[ \t]*$/.exec(line.text)?.[1]
  if (before === null || underline === undefined) return null
  if (!/^ {0,3}[^\s>|#]/.test(before.text) || /^ {0,3}(?:[-+*]|\d+[.)])(?:\s|$)/.test(before.text))
    return null
  const level = underline.startsWith('=') ? 1 : 2
  return { level, text: before.text.trim(), from: before.from, to: line.to }
}

function* linesOf(markdown: string): Generator<Line> {
  for (const match of markdown.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)) {
    const text = match[1] ?? ''
    if (match[0] === '' && match.index === markdown.length && markdown !== '') return
    yield { text, from: match.index, to: match.index + match[0].length }
  }
}
