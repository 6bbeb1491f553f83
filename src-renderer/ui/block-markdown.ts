/** A passage as blocks; their texts are inline Markdown, except `code`, which is literal. */
export type MarkdownBlock =
  | { readonly kind: 'heading' | 'paragraph' | 'quote' | 'code'; readonly text: string }
  | { readonly kind: 'ordered'; readonly start: number; readonly items: readonly string[] }
  | { readonly kind: 'unordered'; readonly items: readonly string[] }

const fence = /^\s*(```|~~~)/
const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/
const ordered = /^\s*(\d{1,9})[.)]\s+(.*)$/
const unordered = /^\s*[-*+]\s+(.*)$/
const quote = /^\s*>\s?(.*)$/
// Tables are shown as they were written, their columns kept by a fixed-width font.
const tableRow = /^\s*\|.*\|\s*$/

/** The blocks of a Markdown section, in order. Anything not understood is a paragraph. */
export function parseBlocks(source: string): readonly MarkdownBlock[] {
  const lines = source.replace(/\r\n?/g, '\n').split('\n')
  const blocks: MarkdownBlock[] = []
  while (lines.length > 0) {
    const block = takeBlock(lines)
    if (block !== null) blocks.push(block)
  }
  return blocks
}

/** Takes at least one line off the front. */
function takeBlock(lines: string[]): MarkdownBlock | null {
  const first = lines[0] ?? ''
  if (first.trim() === '') return skip(lines)
  if (fence.test(first)) return takeFenced(lines)
  const title = heading.exec(first)
  if (title !== null) {
    lines.shift()
    return { kind: 'heading', text: title[1] ?? '' }
  }
  if (tableRow.test(first)) return { kind: 'code', text: takeWhile(lines, tableRow).join('\n') }
  if (quote.test(first)) return { kind: 'quote', text: takeMatches(lines, quote, 1).join(' ') }
  return takeList(lines) ?? takeParagraph(lines)
}

function skip(lines: string[]): null {
  lines.shift()
  return null
}

function takeFenced(lines: string[]): MarkdownBlock {
  lines.shift()
  const close = lines.findIndex((line) => fence.test(line))
  const inside = lines.splice(0, close === -1 ? lines.length : close)
  lines.shift()
  return { kind: 'code', text: inside.join('\n') }
}

function takeList(lines: string[]): MarkdownBlock | null {
  const number = ordered.exec(lines[0] ?? '')
  if (number !== null) {
    return { kind: 'ordered', start: Number(number[1]), items: takeItems(lines, ordered, 2) }
  }
  if (!unordered.test(lines[0] ?? '')) return null
  return { kind: 'unordered', items: takeItems(lines, unordered, 1) }
}

/** Items with the indented lines that continue them. */
function takeItems(lines: string[], marker: RegExp, group: number): readonly string[] {
  const items: string[] = []
  for (;;) {
    const line = lines[0] ?? ''
    const item = marker.exec(line)
    const last = items.length - 1
    if (item !== null) items.push(item[group] ?? '')
    else if (/^\s{2,}\S/.test(line) && last >= 0) items[last] = `${items[last]} ${line.trim()}`
    else return items
    lines.shift()
  }
}

function takeParagraph(lines: string[]): MarkdownBlock {
  const taken = [lines.shift() ?? '']
  while (lines.length > 0 && !startsBlock(lines[0] ?? '')) taken.push(lines.shift() ?? '')
  return { kind: 'paragraph', text: taken.map((line) => line.trim()).join(' ') }
}

function startsBlock(line: string): boolean {
  const starts = [fence, heading, ordered, unordered, quote, tableRow]
  return line.trim() === '' || starts.some((pattern) => pattern.test(line))
}

function takeWhile(lines: string[], pattern: RegExp): readonly string[] {
  const end = lines.findIndex((line) => !pattern.test(line))
  return lines.splice(0, end === -1 ? lines.length : end)
}

function takeMatches(lines: string[], pattern: RegExp, group: number): readonly string[] {
  return takeWhile(lines, pattern).map((line) => pattern.exec(line)?.[group] ?? '')
}
