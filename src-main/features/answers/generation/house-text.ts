import type { AnswerBlock } from '@shared/ask/ask-contract'
import { blocksOf } from '../answer-blocks'
import { claimsNothingNew } from './house-claims'
import { linksIn, plainText, sentencePieces } from './plain-text'
import { PromptEcho } from './prompt-echo'
import { figuresIn, isTold } from './told-figures'

/** What a text in the house voice may take its facts from. */
export interface Given {
  readonly rules: string
  readonly request: string
  /** What the model was told to do: never to be shown. */
  readonly instructions?: string
}

/** Words that a club is held to once it has said them; "feel free" promises nothing. */
const promise =
  /(?<!feel )\bfree\b|\b(?:complimentary|gratis|discount|half[ -]price|refund|guarantee)/giu

/** A text to be taken elsewhere cites nothing, though a model may. */
const citation = / ?\[\d{1,3}\]/g

/**
 * A text in the house voice as it may be shown: no link, number, price, discount, phone number or
 * claim that stands neither in the request nor in the club's own rules, and nothing of our
 * instructions.
 */
export function houseText(
  text: string,
  given: Given,
): { readonly blocks: readonly AnswerBlock[]; readonly sentencesDropped: number } {
  const stands = standsIn(given)
  const lines = blocksOf(plainText(text).replace(citation, '')).map((line) => ({
    ...line,
    sentences: sentencePieces(line.text),
  }))
  const blocks = lines.flatMap(({ sentences, ...line }): readonly AnswerBlock[] => {
    const said = sentences.filter(stands).join('').trim()
    return said === '' ? [] : [{ ...line, text: said, citation: null }]
  })
  const dropped = lines.flatMap(({ sentences }) => sentences.filter((one) => !stands(one)))
  return { blocks, sentencesDropped: dropped.length }
}

/** Whether a sentence may be said; one who wants it said stands for what is in the request. */
export function standsIn({ rules, request, instructions = '' }: Given) {
  const given = `${rules}\n${request}`
  const lower = given.toLowerCase()
  const told = figuresIn(given)
  const echo = new PromptEcho(instructions, [rules, request])
  const isGiven = claimsNothingNew({ request, rules })
  return (said: string): boolean =>
    !echo.isIn(said) &&
    isGiven(said) &&
    linksIn(said).every((link) => lower.includes(link)) &&
    (said.match(promise) ?? []).every((word) => lower.includes(word.toLowerCase())) &&
    figuresIn(said).every((one) => isTold(one, told))
}
