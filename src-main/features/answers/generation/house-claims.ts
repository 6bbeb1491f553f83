import { normaliseQuestion, saysSomething, wordsOf } from '@shared/ask/question-text'
import { saysTheOpposite } from './borne-out'
import { courtesyWords, weightyWord } from './courtesies'
import { sentencePieces } from './plain-text'

interface Source {
  /** What a person wants said. */
  readonly request: string
  /** How the club speaks, and what may always be said of it. */
  readonly rules: string
}

/** Of the words of a clause that claim something, so many must have been given. */
const given = 0.7

/**
 * Whether a text in the house voice may say this: each clause has most of what it claims from the
 * request, or all of it from one sentence of the rules, or claims nothing.
 */
export function claimsNothingNew({ request, rules }: Source): (sentence: string) => boolean {
  const wanted = stemsOf(request)
  const known = rules.split('\n').flatMap(sentencePieces).map(stemsOf)
  const isGiven = (clause: string) => {
    const claims = claimsIn(clause)
    const strange = claims.filter((word) => !wanted.has(stemOf(word)))
    if (strange.length === 0) return true
    // Rules speak of words, too: one of them alone does not say who did it.
    const isTold =
      !byWhom.test(clause) && known.some((line) => claims.every((word) => line.has(stemOf(word))))
    if (isTold) return true
    if (strange.some(isWeighty)) return false
    return claims.length - strange.length >= claims.length * given
  }
  return (sentence) =>
    clausesOf(sentence).every(isGiven) && !saysTheOpposite(sentence, wordsToSay(request))
}

/** Whether a word leads people to believe or do something, and nobody gave it. */
export function isWeightyAndNew({ request, rules }: Source): (word: string) => boolean {
  const told = stemsOf(`${request}\n${rules}`)
  return (text) =>
    wordsOf(normaliseQuestion(text)).some((word) => !told.has(stemOf(word)) && isWeighty(word))
}

/** What stands in quotes or behind a colon is what is to be said; else all of it. By clauses. */
function wordsToSay(request: string): string {
  const quoted = request.match(/["“][^"”]+["”]/g)
  const said = quoted === null ? request.slice(request.indexOf(':') + 1) : quoted.join('\n')
  return said.replace(/[,"“”]/g, '\n')
}

/** Who did it is a claim of its own. */
const clauseEnd =
  /[,;:()–—]+(?=\s|$)|\s-+\s|\s(?=(?:because|since|which|who|whose|although|though)\s)|\s(?=by (?:an?|the|our|my|his|her|their|your)\s)/u

const clausesOf = (sentence: string) =>
  sentence.split(clauseEnd).filter((clause) => /\p{L}/u.test(clause))

const byWhom = /^\s*by\s/u

const contraction = /^(?:i|we|you|they|he|she|it|that|there|here|what|who)'(?:s|re|ve|ll|d|m)$|n't$/

const idiom = /\bfeel free\b|\brunning (?=(?:a (?:little|bit) )?(?:late|behind)\b)/g

/** Words that say what is so; numbers are looked at by themselves. */
const claimsIn = (clause: string) =>
  wordsOf(normaliseQuestion(clause).replace(idiom, '')).filter(
    (word) =>
      /\p{L}{2}/u.test(word) &&
      saysSomething(word) &&
      !contraction.test(word) &&
      !courtesyStems.has(stemOf(word)),
  )

/** Without its endings, as far as enough of it is left. */
const stemOf = (word: string) =>
  word
    .replace(/'s$/, '')
    .replace(/(?<=\p{L}{3})(?:ings?|ed|es|ly|[sde])$/u, '')
    .slice(0, 5)
const courtesyStems = new Set([...courtesyWords].map(stemOf))

const disguised = /[^\p{Script=Latin}\p{N}']|\p{L}\p{N}|\p{N}(?!(?:am|pm|st|nd|rd|th|h|min)$)\p{L}/u

/** Also in letters of another script, or with digits among them, which no list would know. */
const isWeighty = (word: string) =>
  disguised.test(word) || weightyWord.test(word.normalize('NFD').replace(/\p{M}/gu, ''))

const stemsOf = (text: string) => new Set(wordsOf(normaliseQuestion(text)).map(stemOf))
