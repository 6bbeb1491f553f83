/** A document's `key: value` lines between `---` lines, and everything after them. */
export interface FrontMatter {
  readonly head: Readonly<Record<string, string>>
  /** Exactly as it stands in the file, from the first line that is not blank. */
  readonly body: string
}

/** @throws Error when the document does not begin with such lines */
export function parseFrontMatter(text: string): FrontMatter {
  const match = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*\r?\n(?:[ \t]*\r?\n)*/.exec(text)
  if (match === null) throw new Error('it does not begin with lines between “---”')
  const lines = (match[1] ?? '').split(/\r?\n/).filter((line) => line.trim() !== '')
  return { head: Object.fromEntries(lines.map(parseLine)), body: text.slice(match[0].length) }
}

function parseLine(line: string): readonly [string, string] {
  const colon = line.indexOf(':')
  if (colon < 1) throw new Error(`the line “${line}” is not “key: value”`)
  return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
}
