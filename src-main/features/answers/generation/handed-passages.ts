import type { AnswerBlock, Citation } from '@shared/ask/ask-contract'
import { citationOf } from '../compose-answer'
import type { Passage } from '../passage'
import type { GroundedText, NumberedPassage } from './grounded-text'

/** Of what is handed over, in characters: about 2,500 tokens. */
const mostText = 9_000

export interface Handed extends NumberedPassage {
  readonly passage: Passage
}

/** As many passages as fit, numbered from 1; the first one always. */
export function numbered(passages: readonly Passage[]): readonly Handed[] {
  let left = mostText
  return passages.flatMap((passage, i) => {
    const text = `${passage.sop} › ${passage.path}\n${passage.text}`
    left -= text.length
    return left < 0 && i > 0 ? [] : [{ number: i + 1, text, passage }]
  })
}

/** The passages that are cited, numbered in the order in which the text cites them. */
export function renumbered(
  { blocks, cited }: GroundedText,
  handed: readonly Handed[],
): { readonly blocks: readonly AnswerBlock[]; readonly citations: readonly Citation[] } {
  const order = [
    ...new Set(blocks.flatMap(({ citation, alsoCited = [] }) => [citation, ...alsoCited])),
  ].filter((number) => number !== null && cited.includes(number))
  const placeOf = (number: number) => order.indexOf(number) + 1
  return {
    blocks: blocks.map(({ citation, alsoCited, ...block }) => ({
      ...block,
      citation: citation && placeOf(citation),
      ...(alsoCited && { alsoCited: alsoCited.map(placeOf) }),
    })),
    citations: order.flatMap((number, i) => {
      const found = handed.find((one) => one.number === number)
      return found === undefined ? [] : [citationOf(found.passage, i + 1)]
    }),
  }
}
