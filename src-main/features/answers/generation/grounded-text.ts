import type { AnswerBlock } from '@shared/ask/ask-contract'
import { blocksOf, type UncitedBlock } from '../answer-blocks'
import { type Ground, isBorneOut } from './borne-out'
import { plainText, sentencePieces } from './plain-text'
import { PromptEcho } from './prompt-echo'

/** A passage as the model was given it. */
export interface NumberedPassage {
  readonly number: number
  /** Headings and text. */
  readonly text: string
}

export interface GroundedText {
  readonly blocks: readonly AnswerBlock[]
  /** Numbers of the passages that bear out at least one sentence. */
  readonly cited: readonly number[]
  /** Numbers that were not handed over. */
  readonly citationsDropped: number
  /** Sentences that no passage bears out. */
  readonly sentencesDropped: number
}

/** What a text is held against beside the passages. */
export interface AskedFor {
  /** Its words may be repeated; of its numbers only what it calls a thing by, such as `bay 3`. */
  readonly question: string
  /** What is private in the question: it may be repeated as it is. */
  readonly own?: readonly string[]
  /** What the model was told to do: never to be shown. */
  readonly instructions?: string
}

const marks = /(?:\s*\[\s*\d{1,3}(?:\s*,\s*\d{1,3})*\s*\])+/g

/**
 * What of a model's text stands: each sentence needs a passage that was handed over, says most of
 * its words, has every number, name, link and address in it, and does not say the opposite. The
 * rest is taken out, not repaired.
 */
export function groundText(
  text: string,
  passages: readonly NumberedPassage[],
  asked: AskedFor,
): GroundedText {
  const { question, own = [], instructions = '' } = asked
  const known = new Map(passages.map(({ number, text: told }) => [number, told]))
  const echo = new PromptEcho(instructions, [...known.values()])
  const ground = { known, question, own, echo }
  const lines = blocksOf(plainText(text)).map((line) => groundLine(line, ground))
  const blocks = lines.flatMap(({ block }) => block ?? [])
  const sum = (count: (line: GroundedLine) => number) =>
    lines.reduce((total, line) => total + count(line), 0)
  return {
    blocks,
    cited: [...new Set(blocks.flatMap(({ citation, alsoCited = [] }) => [citation, ...alsoCited]))]
      .filter((number) => number !== null)
      .sort((a, b) => a - b),
    citationsDropped: sum((line) => line.citationsDropped),
    sentencesDropped: sum((line) => line.sentencesDropped),
  }
}

interface GroundedLine {
  readonly block: AnswerBlock | null
  readonly citationsDropped: number
  readonly sentencesDropped: number
}

interface Claim {
  readonly text: string
  readonly cites: readonly number[]
}

function groundLine(line: UncitedBlock, ground: Ground): GroundedLine {
  const claims = claimsIn(line.text)
  const cited = claims.map(({ text, cites }) => ({
    sentences: sentencesOf(text),
    given: cites.filter((number) => ground.known.has(number)),
    dropped: cites.filter((number) => !ground.known.has(number)).length,
  }))
  const kept = cited.map(({ sentences, given }) => ({
    given,
    sentences: sentences.filter((sentence) => isBorneOut(sentence, given, ground)),
  }))
  const text = kept.flatMap(({ sentences }) => sentences).join(' ')
  const [first, ...others] = new Set(
    kept.flatMap(({ given, sentences }) => (sentences.length > 0 ? given : [])),
  )
  const count = (all: readonly { readonly sentences: readonly string[] }[]) =>
    all.reduce((total, { sentences }) => total + sentences.length, 0)
  return {
    block:
      first === undefined
        ? null
        : { ...line, text, citation: first, ...(others.length > 0 && { alsoCited: others }) },
    citationsDropped: cited.reduce((total, { dropped }) => total + dropped, 0),
    sentencesDropped: count(cited) - count(kept),
  }
}

/** Text up to a group of marks is what that group bears out. */
function claimsIn(text: string): readonly Claim[] {
  const claims: Claim[] = []
  let from = 0
  for (const match of text.matchAll(marks)) {
    const cites = (match[0].match(/\d+/g) ?? []).map(Number)
    claims.push({ text: text.slice(from, match.index), cites })
    from = match.index + match[0].length
  }
  claims.push({ text: text.slice(from), cites: [] })
  return claims.map((claim) => ({
    ...claim,
    text: claim.text.replace(/^[\s.,;:!?]+(?=\s|$)/, '').trim(),
  }))
}

/** Sentences with a letter or digit in them, each with its full stop. */
function sentencesOf(text: string): readonly string[] {
  return sentencePieces(text)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .map((sentence) => (/[.!?:;,"”)*]$/.test(sentence) ? sentence : `${sentence}.`))
}
