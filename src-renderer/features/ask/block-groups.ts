import type { AnswerBlock } from '@shared/ask/ask-contract'

export interface BlockGroup {
  readonly kind: AnswerBlock['kind']
  readonly blocks: readonly AnswerBlock[]
  /** Number of the first step. */
  readonly start: number
}

/**
 * Neighbouring steps as one list, neighbouring bullets as another, each paragraph by itself.
 * Steps keep the numbers of their passage, so a list ends where the numbers begin anew.
 */
export function groupBlocks(blocks: readonly AnswerBlock[]): readonly BlockGroup[] {
  const groups: BlockGroup[] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (last !== undefined && goesOn(last, block)) {
      groups[groups.length - 1] = { ...last, blocks: [...last.blocks, block] }
    } else groups.push({ kind: block.kind, blocks: [block], start: block.number ?? 1 })
  }
  return groups
}

function goesOn(group: BlockGroup, block: AnswerBlock): boolean {
  if (group.kind !== block.kind || block.kind === 'paragraph') return false
  const next = group.start + group.blocks.length
  return block.kind === 'bullet' || (block.number ?? next) === next
}

/** Numbers of the citations that a block rests on; none: it is a text of our own. */
export function citedBy({ citation, alsoCited = [] }: AnswerBlock): readonly number[] {
  return citation === null ? alsoCited : [citation, ...alsoCited]
}

export interface Segment {
  /** `written`: a text in the house voice, to be taken elsewhere. */
  readonly kind: 'cited' | 'written'
  readonly blocks: readonly AnswerBlock[]
}

/** Neighbouring blocks that rest on passages, and neighbouring ones that rest on none. */
export function segmentsOf(blocks: readonly AnswerBlock[]): readonly Segment[] {
  const segments: Segment[] = []
  for (const block of blocks) {
    const kind = citedBy(block).length > 0 ? 'cited' : 'written'
    const last = segments.at(-1)
    if (last?.kind === kind)
      segments[segments.length - 1] = { kind, blocks: [...last.blocks, block] }
    else segments.push({ kind, blocks: [block] })
  }
  return segments
}
