import type { UncitedBlock } from './answer-blocks'
import { partsOf } from './retrieval/passage-parts'
import { plainMarkdown } from './retrieval/plain-markdown'

/** Sections of no more words are shown whole: cutting them saves nobody time. */
const shortSection = 90

/** What stands directly below or above the answer and is no longer than this stays: in doubt, show it. */
const shortGroup = 40

/** A part as near as this to the nearest one may be the answer, too. */
const asNear = 0.1

/** What begins like this restricts what stands before it. */
const restricts =
  /^(?:\W*)(?:unless|but|except|however|only|never|do not|don't|not|no|if|otherwise|in that case|then|this|that|these|those|it|they|he|she|also|instead|exceptions?|note|important|careful|warning|for (?:anything|everything|others?)|above|below|outside)\b/i

/**
 * The blocks of a passage that answer: those that are nearest to the question, every step of their
 * list, what leads into it, and what restricts it. In doubt, and where the passage is short, all.
 * @param nearness how near the question is to each part of the passage; `null` where nobody knows
 */
export function answeringBlocks(
  blocks: readonly UncitedBlock[],
  passage: { readonly text: string; readonly nearness: Float32Array | null },
): readonly UncitedBlock[] {
  if (wordsIn(blocks) <= shortSection || passage.nearness === null) return blocks
  const near = nearParts(passage.text, passage.nearness)
  const groups = groupsOf(blocks)
  const kept = groups.map((group) => group.some((block) => near.some((part) => says(part, block))))
  if (!kept.includes(true)) return blocks
  const answering = [...kept]
  groups.forEach((group, i) => {
    const above = groups[i - 1]
    if (above !== undefined && kept[i - 1] === true && belongsBelow(above, group)) kept[i] = true
    if (answering[i + 1] === true && wordsIn(group) <= shortGroup) kept[i] = true
  })
  groups.forEach((group, i) => {
    if (kept[i] === true && i > 0 && leadsInto(groups[i - 1], group)) kept[i - 1] = true
    if (kept[i] === true && leadsInto(group, groups[i + 1])) kept[i + 1] = true
  })
  return groups.flatMap((group, i) => (kept[i] === true ? group : []))
}

function nearParts(markdown: string, nearness: Float32Array): readonly string[] {
  const nearest = Math.max(...nearness)
  return partsOf(markdown)
    .filter((_, i) => (nearness[i] ?? -1) >= nearest - asNear)
    .map(bare)
}

/** A paragraph is one group, and so is a list: whoever needs one step needs them all. */
function groupsOf(blocks: readonly UncitedBlock[]): UncitedBlock[][] {
  const groups: UncitedBlock[][] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (block.kind !== 'paragraph' && last?.[0]?.kind === block.kind) last.push(block)
    else groups.push([block])
  }
  return groups
}

/** "Between guests, four minutes:" belongs to the list below it, and any text that a list follows may. */
function leadsInto(group: UncitedBlock[] | undefined, next: UncitedBlock[] | undefined): boolean {
  const [last] = group?.slice(-1) ?? []
  return last?.kind === 'paragraph' && next !== undefined && next[0]?.kind !== 'paragraph'
}

/** What follows a list holds for all of it; what is short or restricts holds for what it follows. */
function belongsBelow(above: readonly UncitedBlock[], group: readonly UncitedBlock[]): boolean {
  const isList = above[0]?.kind !== 'paragraph'
  return isList || wordsIn(group) <= shortGroup || restricts.test(group[0]?.text ?? '')
}

const wordsIn = (blocks: readonly UncitedBlock[]) =>
  blocks.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)

/** Parts are joined sentences; a block may be one of them or hold several parts. */
function says(part: string, { text }: UncitedBlock): boolean {
  const block = bare(text)
  return part.includes(block) || block.includes(part) || overlaps(part, block)
}

/** A part that ends in one block and begins in another has the beginning or the end of each. */
function overlaps(part: string, block: string): boolean {
  const length = Math.min(24, block.length)
  return (
    length >= 12 && (part.includes(block.slice(0, length)) || part.includes(block.slice(-length)))
  )
}

const bare = (text: string) =>
  plainMarkdown(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
