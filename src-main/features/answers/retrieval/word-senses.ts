import { contentWords, normaliseQuestion, wordsOf } from '@shared/ask/question-text'
import { z } from 'zod'
import { stemOf } from './word-stem'

/** As much of resources/answers/lexicon.json as retrieval needs. */
export const senseLexicon = z.object({
  /** Words and phrases that mean the same, a group each. */
  synonyms: z.array(z.array(z.string())),
  /** Pairs of groups of words: whoever says one of the first does not mean one of the second. */
  opposites: z.array(z.array(z.array(z.string()))).default([]),
  /** What people say around their question. */
  fillers: z.array(z.string()),
})
export type SenseLexicon = z.infer<typeof senseLexicon>

/** Which words and phrases may stand for one another. */
export class WordSenses {
  /** A phrase's stems, joined → the groups it is in. */
  private readonly groups = new Map<string, number[]>()
  private readonly opposites = new Map<string, ReadonlySet<string>>()
  private readonly longest: number

  constructor(private readonly lexicon: SenseLexicon) {
    let longest = 1
    lexicon.synonyms.forEach((group, i) => {
      for (const phrase of group) {
        const stems = stemsOf(phrase)
        longest = Math.max(longest, stems.length)
        const key = stems.join(' ')
        const groups = this.groups.get(key) ?? []
        if (!groups.includes(i)) this.groups.set(key, [...groups, i])
      }
    })
    this.longest = Math.min(longest, 5)
    for (const [one = [], other = []] of lexicon.opposites) {
      this.oppose(one, other)
      this.oppose(other, one)
    }
  }

  /** Stems of single words that say the opposite of a word. */
  oppositesOf(stem: string): ReadonlySet<string> {
    return this.opposites.get(stem) ?? none
  }

  private oppose(group: readonly string[], others: readonly string[]): void {
    const single = (words: readonly string[]) =>
      words.filter((word) => !word.includes(' ')).map(stemOf)
    for (const stem of single(group)) {
      this.opposites.set(stem, new Set([...this.oppositesOf(stem), ...single(others)]))
    }
  }

  /**
   * What else the words of a text may be called.
   * @returns for each position of a word the words that may stand there instead
   */
  othersFor(words: readonly string[]): readonly ReadonlySet<string>[] {
    const stems = words.map(stemOf)
    const others = words.map(() => new Set<string>())
    for (let from = 0; from < words.length; from += 1)
      for (let length = 1; length <= this.longest && from + length <= words.length; length += 1) {
        const found = this.groups.get(stems.slice(from, from + length).join(' ')) ?? []
        const said = found.flatMap((group) => this.lexicon.synonyms[group] ?? [])
        for (let at = from; at < from + length; at += 1)
          for (const word of said.flatMap(sayingWords)) others[at]?.add(word)
      }
    return others
  }
}

const none: ReadonlySet<string> = new Set()

const stemsOf = (text: string) => wordsOf(normaliseQuestion(text)).map(stemOf)

/** Of a phrase only the words that carry it: "get the money back" is found by "money". */
function sayingWords(phrase: string): readonly string[] {
  const words = contentWords(normaliseQuestion(phrase))
  return words.length <= 2 ? words : []
}
