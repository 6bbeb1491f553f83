/** Inline Markdown as a tree: no links, images or HTML, which stay the text that they are. */
export type InlineNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly InlineNode[] }

interface Match {
  readonly node: InlineNode
  readonly end: number
}

const escapable = /[!-/:-@[-`{-~]/
const letter = /[\p{L}\p{N}]/u

/** Bold, italics and code of one paragraph; unclosed marks stay as they were typed. */
export function parseInline(source: string): readonly InlineNode[] {
  const nodes: InlineNode[] = []
  let text = ''
  let at = 0
  while (at < source.length) {
    const match = matchAt(source, at)
    if (match === null) {
      const length = isEscape(source, at) ? 2 : 1
      text += source.slice(at + length - 1, at + length)
      at += length
      continue
    }
    if (text !== '') nodes.push({ kind: 'text', text })
    text = ''
    nodes.push(match.node)
    at = match.end
  }
  if (text !== '') nodes.push({ kind: 'text', text })
  return nodes
}

/** The same text without its marks, for clipboards and screen readers. */
export function plainText(nodes: readonly InlineNode[]): string {
  return nodes.map((node) => ('text' in node ? node.text : plainText(node.children))).join('')
}

function isEscape(source: string, at: number): boolean {
  return source[at] === '\\' && escapable.test(source[at + 1] ?? '')
}

function matchAt(source: string, at: number): Match | null {
  const character = source[at]
  if (character === '`') return matchCode(source, at)
  if (character !== '*' && character !== '_') return null
  return matchMarked(source, at, character + character) ?? matchMarked(source, at, character)
}

function matchCode(source: string, at: number): Match | null {
  const fence = /^`+/.exec(source.slice(at))?.[0] ?? '`'
  const start = at + fence.length
  const close = source.indexOf(fence, start)
  if (close <= start) return null
  return { node: { kind: 'code', text: source.slice(start, close) }, end: close + fence.length }
}

function matchMarked(source: string, at: number, mark: string): Match | null {
  const start = at + mark.length
  if (!source.startsWith(mark, at) || !mayOpen(source, at, start)) return null
  const close = findClose(source, start, mark)
  if (close === -1) return null
  const children = parseInline(source.slice(start, close))
  const kind = mark.length === 2 ? 'strong' : 'emphasis'
  return { node: { kind, children }, end: close + mark.length }
}

/** `2 * 3` and `snake_case` are not emphasis. */
function mayOpen(source: string, at: number, start: number): boolean {
  if (/^(\s|$)/.test(source.slice(start, start + 1))) return false
  return source[at] !== '_' || !letter.test(source[at - 1] ?? '')
}

function findClose(source: string, start: number, mark: string): number {
  let at = source.indexOf(mark, start + 1)
  while (at !== -1 && !mayClose(source, at, mark)) at = source.indexOf(mark, at + 1)
  return at
}

function mayClose(source: string, at: number, mark: string): boolean {
  if (/[\s\\]/.test(source[at - 1] ?? '')) return false
  const after = source[at + mark.length] ?? ''
  // A single mark must not close on half of a double one: `*a **b** c*`.
  if (mark.length === 1 && (after === mark || source[at - 1] === mark)) return false
  return mark[0] !== '_' || !letter.test(after)
}
