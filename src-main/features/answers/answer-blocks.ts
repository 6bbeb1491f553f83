import type { AnswerBlock } from '@shared/ask/ask-contract'

export type UncitedBlock = Omit<AnswerBlock, 'citation'>

const listItem = /^\s*(?:(\d{1,4})[.)]|[-*+])\s+(.*)$/

/**
 * A passage's Markdown as blocks in reading order: steps stay steps, wrapped lines are joined.
 * Headings, HTML comments and empty lines carry nothing to show.
 */
export function blocksOf(markdown: string): readonly UncitedBlock[] {
  const blocks: UncitedBlock[] = []
  let open = false
  for (const line of markdown.split(/\r?\n/)) {
    const item = listItem.exec(line)
    const text = (item?.[2] ?? line).trim()
    if (text === '' || /^(#{1,6}\s|<!--|---+$)/.test(text)) {
      open = false
    } else if (item !== null) {
      blocks.push(item[1] === undefined ? { kind: 'bullet', text } : stepOf(item[1], text))
      open = true
    } else if (open) {
      const last = blocks.pop()
      if (last !== undefined) blocks.push({ ...last, text: `${last.text} ${text}` })
    } else {
      blocks.push({ kind: 'paragraph', text })
      open = true
    }
  }
  return blocks
}

function stepOf(number: string, text: string): UncitedBlock {
  return { kind: 'step', text, number: Number(number) }
}
