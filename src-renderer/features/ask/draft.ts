import type { AnswerBlock, AskProgress } from '@shared/ask/ask-contract'
import { type MarkdownBlock, parseBlocks } from '../../ui/block-markdown'

type Writing = Extract<AskProgress, { type: 'writing' }>

/** What a model has written so far; nothing of it has been checked. */
export interface Draft {
  readonly provider: string
  readonly attempt: Writing['attempt']
  readonly text: string
}

/** The draft in the shape of the answer that will replace it, so that nothing jumps when it does. */
export function draftBlocks(text: string): readonly AnswerBlock[] {
  return parseBlocks(text).flatMap(blocksOf)
}

function blocksOf(block: MarkdownBlock): readonly AnswerBlock[] {
  if (block.kind === 'unordered') {
    return block.items.map((item) => ({ kind: 'bullet', text: item, citation: null }))
  }
  if (block.kind !== 'ordered') return [{ kind: 'paragraph', text: block.text, citation: null }]
  const { start, items } = block
  return items.map((item, index) => ({
    ...{ kind: 'step', text: item, citation: null },
    number: start + index,
  }))
}
