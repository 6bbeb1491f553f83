/** Markdown without what is only for the eye: link targets, emphasis, tags, code marks. */
export function plainMarkdown(markdown: string): string {
  return markdown
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/^\s{0,3}\[[^\]]+\]:\s.*$/gm, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/^\s{0,3}(?:`{3,}|~{3,}).*$/gm, ' ')
    .replace(/[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}/g, '')
}

const listItem = /^\s*(?:\d{1,4}[.)]|[-*+])\s+(.*)$/
const tableRow = /^\s*\|(.*)$/
const sentenceEnd = /(?<=[.!?]["”')]?)\s+(?=[\p{Lu}\p{N}"“(])/u

/** A passage's sentences, list items and table rows (each cell with its column's heading), plain. */
export function unitsOf(markdown: string): readonly string[] {
  const units: string[] = []
  let prose: string[] = []
  let columns: readonly string[] | null = null
  const finish = () => {
    units.push(...prose.join(' ').split(sentenceEnd))
    prose = []
  }
  for (const line of plainMarkdown(markdown).split(/\r\n|\n|\r/)) {
    const row = tableRow.exec(line)?.[1]
    const item = listItem.exec(line)?.[1]
    if (row !== undefined || item !== undefined || line.trim() === '') finish()
    if (row === undefined) {
      columns = null
      prose.push((item ?? line).replace(/^\s*>+\s?/, ''))
    } else if (columns === null) columns = cellsOf(row)
    else units.push(describeRow(columns, cellsOf(row)))
  }
  finish()
  return units
    .map((unit) => unit.replace(/\s+/g, ' ').trim())
    .filter((unit) => /[\p{L}\p{N}]/u.test(unit))
}

const cellsOf = (row: string) =>
  row
    .replace(/\|\s*$/, '')
    .split('|')
    .map((cell) => cell.trim())

/** The line under a table's head says nothing. */
function describeRow(columns: readonly string[], cells: readonly string[]): string {
  if (cells.every((cell) => /^:?-*:?$/.test(cell))) return ''
  return cells
    .map((cell, i) => (columns[i] ? `${columns[i]}: ${cell}` : cell))
    .filter((cell) => cell !== '')
    .join('; ')
}
