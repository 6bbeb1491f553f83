import { contentWords, normaliseQuestion, wordsOf } from '@shared/ask/question-text'
import { linksIn } from './plain-text'
import type { PromptEcho } from './prompt-echo'
import { figuresIn, isLabelled, isTold } from './told-figures'

/** What a sentence of a model is held against. */
export interface Ground {
  /** Passages by the number that the model was given. */
  readonly known: ReadonlyMap<number, string>
  readonly question: string
  readonly own: readonly string[]
  readonly echo: PromptEcho
}

/** Of a sentence's words that carry meaning and are not the question's, so many must be its passage's. */
const borneOut = 0.6
/** The question's own words count for nothing: so many of all must be its passage's. */
const ofAll = 0.34
/** Two sentences that share so many words speak of the same. */
const sameMatter = 0.6

/** Whether the passages that a sentence cites say it. */
export function isBorneOut(sentence: string, cites: readonly number[], ground: Ground): boolean {
  if (cites.length === 0 || ground.echo.isIn(sentence)) return false
  const told = cites.map((number) => ground.known.get(number) ?? '').join('\n')
  const said = withoutOwn(sentence, ground.own)
  return (
    hasItsFigures(said, told, ground.question) &&
    linksIn(said).every((link) => told.toLowerCase().includes(link)) &&
    hasItsNames(said, `${told}\n${ground.question}`) &&
    hasItsWords(sentence, told, ground.question) &&
    !saysTheOpposite(sentence, told)
  )
}

function withoutOwn(sentence: string, own: readonly string[]): string {
  return own.reduce((text, value) => text.replaceAll(value, ' '), sentence)
}

function hasItsFigures(said: string, told: string, question: string): boolean {
  const [there, asked] = [figuresIn(told), figuresIn(question)]
  return figuresIn(said).every((one) => isTold(one, there) || isLabelled(one, asked))
}

/** Words in capitals that do not begin a sentence name somebody or something. */
const name = /(?<=[\p{L}\p{N},;)"”’'-]\s+["“‘'(]?)\p{Lu}[\p{L}\p{N}]+/gu

function hasItsNames(said: string, all: string): boolean {
  const there = stemsOf(all)
  return (said.match(name) ?? []).every((one) => [...stemsOf(one)].every((stem) => there.has(stem)))
}

function hasItsWords(said: string, told: string, question: string): boolean {
  const [there, asked] = [stemsOf(told), stemsOf(question)]
  const stems = contentStems(said)
  const own = stems.filter((stem) => there.has(stem)).length
  const askers = stems.filter((stem) => !there.has(stem) && asked.has(stem)).length
  if (stems.length === 0 || own === 0) return false
  return own >= (stems.length - askers) * borneOut && own >= stems.length * ofAll
}

/** The source's sentences on the same matter all deny what this one affirms, or the reverse. */
export function saysTheOpposite(said: string, told: string): boolean {
  const stems = contentStems(said).filter((stem) => !denying.has(stem))
  const alike = told.split(/(?<=[.!?;:])\s+|\n+/).filter((sentence) => {
    const there = stemsOf(sentence)
    return stems.filter((stem) => there.has(stem)).length >= stems.length * sameMatter
  })
  return alike.length > 0 && alike.every((sentence) => denies(sentence) !== denies(said))
}

const denying = new Set(
  'no not never none nobody nothing without cannot neither nor forbidden prohibited'.split(' '),
)
const denies = (text: string) =>
  wordsOf(normaliseQuestion(text)).some((word) => denying.has(word) || word.endsWith("n't"))

const stemOf = (word: string) => (denying.has(word) ? word : word.slice(0, 5))
/** Numbers are looked at by themselves: that two texts both have a 2 says nothing. */
const contentStems = (text: string) =>
  contentWords(normaliseQuestion(text))
    .filter((word) => /\p{L}/u.test(word))
    .map(stemOf)
const stemsOf = (text: string) => new Set(wordsOf(normaliseQuestion(text)).map(stemOf))
