import { contentWords, normaliseQuestion, saysSomething, wordsOf } from '@shared/ask/question-text'
import type { CountedWord } from './word-match-store'

/** More words of a long text than these, its first ones, are not looked for. */
const mostWords = 24

/** What a text is looked up by: each word that says something, once. */
export function soughtWords(text: string): readonly string[] {
  return [...new Set(contentWords(normaliseQuestion(text)))].slice(0, mostWords)
}

export interface SharedWords {
  /** How much of what was asked is said there, too, 0 to 1: by how much its words tell tickets apart. */
  readonly words: number
  /**
   * How much of both is the same words although each says something else besides, 0 to 1: "card
   * reader takes no tap" and "vending machine takes no card". What is only shorter is 0.
   */
  readonly swapped: number
}

/** @param size how many tickets there are */
export function sharedWords(
  asked: readonly CountedWord[],
  text: string,
  size: number,
): SharedWords {
  const there = new Set(wordsOf(normaliseQuestion(text)).filter(saysSomething).map(stem))
  const both = new Set<string>()
  let [all, shared] = [0, 0]
  for (const { word, count } of asked) {
    const weight = Math.log(1 + (size + 50) / (count + 1))
    const stemmed = stem(word)
    all += weight
    if (there.has(stemmed)) {
      shared += weight
      both.add(stemmed)
    }
  }
  const words = all === 0 ? 0 : shared / all
  const isSwapped = shared < all && both.size < there.size
  return { words, swapped: isSwapped ? Math.sqrt((words * both.size) / there.size) : 0 }
}

const endings = ['ings', 'ing', 'edly', 'ed', 'ies', 'es', 's', 'ly', 'y', 'e'] as const

/** `flickers`, `flickering` and `flickered` are one word. */
export function stem(word: string): string {
  const ending = endings.find((end) => word.endsWith(end) && word.length - end.length >= 3)
  const rest = ending === undefined ? word : word.slice(0, -ending.length)
  return rest.at(-1) === rest.at(-2) ? rest.slice(0, -1) : rest
}
