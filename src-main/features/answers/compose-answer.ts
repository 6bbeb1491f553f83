import type { AnswerBlock, Citation } from '@shared/ask/ask-contract'
import { contentWords, normaliseQuestion, wordsOf } from '@shared/ask/question-text'
import { blocksOf, type UncitedBlock } from './answer-blocks'
import { answeringBlocks } from './answering-blocks'
import type { Passage } from './passage'
import type { RankedPassage as Ranked } from './retrieval/reranker'

/** A passage that may answer, and whether its heading says which place it is about. */
export type RankedPassage = Ranked & { readonly namesPlace: boolean }

export interface ComposedAnswer {
  readonly blocks: readonly AnswerBlock[]
  readonly citations: readonly Citation[]
}

/** A second passage joins only when it is nearly as likely to answer as the first. */
const secondAt = 0.6
/** Words that the second passage's sentence must share with the question. */
const sharedWords = 2

/**
 * Answers from the passages' own words, without a model: what answers in the best passage, and from
 * a close second one what it says about the same words. Where nobody said which place is meant, the same
 * answer for the other places comes along. Nothing is rephrased.
 * @param ranked related passages, best first
 */
export function composeAnswer(question: string, ranked: readonly RankedPassage[]): ComposedAnswer {
  const [first, second] = ranked
  if (first === undefined) return { blocks: [], citations: [] }
  const places = ranked.filter((one) => isForAnotherPlace(first, one))
  if (places.length > 0) return quotePassages([first, ...places].map(({ passage }) => passage))
  const { passage } = first
  const answering = { text: passage.text, nearness: first.parts }
  const main = cite(passage, 1, answeringBlocks(blocksOf(passage.text), answering))
  if (second === undefined || second.probability < first.probability * secondAt) return main
  const said = new Set(main.blocks.map((block) => block.text))
  const more = blocksOf(second.passage.text).filter(
    (block) => !said.has(block.text) && sharesWords(question, block.text),
  )
  if (more.length === 0) return main
  const added = cite(second.passage, 2, more)
  return {
    blocks: [...main.blocks, ...added.blocks],
    citations: [...main.citations, ...added.citations],
  }
}

/** Two sections of one SOP that tell the same of different places; both only where none is known. */
function isForAnotherPlace(first: RankedPassage, other: RankedPassage): boolean {
  return (
    other !== first &&
    first.namesPlace &&
    other.namesPlace &&
    first.passage.sopId === other.passage.sopId
  )
}

/** Whole passages one after the other: how emergency procedures are shown. */
export function quotePassages(passages: readonly Passage[]): ComposedAnswer {
  const parts = passages.map((passage, i) => cite(passage, i + 1, blocksOf(passage.text)))
  return {
    blocks: parts.flatMap((part) => part.blocks),
    citations: parts.flatMap((part) => part.citations),
  }
}

function cite(passage: Passage, number: number, blocks: readonly UncitedBlock[]): ComposedAnswer {
  return {
    blocks: blocks.map((block) => ({ ...block, citation: number })),
    citations: [citationOf(passage, number)],
  }
}

/** The passage as an answer cites it. */
export function citationOf(passage: Passage, number: number): Citation {
  const { id: passageId, sop, heading, text, version, sha256, audience, author } = passage
  const { approvedAt } = passage
  return {
    ...{ number, kind: 'sop', passageId, sop, heading, text, version, sha256, audience },
    ...{ author, approvedAt },
  }
}

function sharesWords(question: string, text: string): boolean {
  const asked = new Set(contentWords(normaliseQuestion(question)))
  const found = new Set(wordsOf(normaliseQuestion(text)).filter((word) => asked.has(word)))
  return found.size >= Math.min(sharedWords, asked.size)
}
