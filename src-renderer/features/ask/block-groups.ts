import type { AnswerBlock } from '@shared/ask/ask-contract'

export interface BlockGroup {
  readonly kind: AnswerBlock['kind']
  readonly blocks: readonly AnswerBlock[]
  /** Number of the first step, which goes on counting after a paragraph between. */
  readonly start: number
}

/** Neighbouring steps as one list, neighbouring bullets as another, each paragraph by itself. */
export function groupBlocks(blocks: readonly AnswerBlock[]): readonly BlockGroup[] {
  const groups: BlockGroup[] = []
  let steps = 0
  for (const block of blocks) {
    const last = groups.at(-1)
    if (block.kind === 'step') steps += 1
    if (last?.kind === block.kind && block.kind !== 'paragraph') {
      groups[groups.length - 1] = { ...last, blocks: [...last.blocks, block] }
    } else groups.push({ kind: block.kind, blocks: [block], start: steps })
  }
  return groups
}
