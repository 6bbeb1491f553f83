import type { Answer, AnswerBlock } from '@shared/ask/ask-contract'
import { parseInline, plainText } from '../../ui/inline-markdown'
import { citedBy, groupBlocks } from './block-groups'

type Writer = (block: AnswerBlock, mark: string) => string

/**
 * The answer without any marks, for a chat or a text message.
 * @param said what a person answered instead
 */
export function answerAsText(answer: Answer, said: string | null = null): string {
  if (said !== null) return said
  if (answer.handover !== null) return answer.handover.message
  return blocksAsText(answer.blocks)
}

export function blocksAsText(blocks: readonly AnswerBlock[]): string {
  return written(blocks, ({ text }, mark) => mark + plainText(parseInline(text)))
}

/** The answer with its formatting and its sources. @param said what a person answered instead */
export function answerAsMarkdown(answer: Answer, said: string | null = null): string {
  if (said !== null) return said
  if (answer.handover !== null) return answer.handover.message
  const body = written(answer.blocks, (block, mark) =>
    [mark + block.text, ...marksOf(block)].join(' '),
  )
  const sources = answer.citations.map(
    ({ number, sop, heading, version, sha256 }) =>
      `[${number}] ${sop} › ${heading}, version ${version}, sha256 ${sha256}`,
  )
  return [body, ...sources].join('\n\n')
}

const marksOf = (block: AnswerBlock) => citedBy(block).map((number) => `[${number}]`)

function written(blocks: readonly AnswerBlock[], write: Writer): string {
  return groupBlocks(blocks)
    .map(({ kind, blocks: items, start }) =>
      items
        .map((block, index) => {
          const marks = { paragraph: '', bullet: '- ', step: `${start + index}. ` }
          return write(block, marks[kind])
        })
        .join('\n'),
    )
    .join('\n\n')
}
