import { normaliseQuestion, wordsOf } from '@shared/ask/question-text'
import { z } from 'zod'

const conceptsFile = z.record(z.string(), z.array(z.string().min(1)).min(1))

/** What a text speaks of, by name, however it says it. */
export type ReadSymptoms = (text: string) => ReadonlySet<string>

/**
 * Compiles the club's ways of saying the same: "screen goes dark" and "projector cuts out".
 * @param json the content of `resources/tickets/concepts.json`
 */
export function compileSymptoms(json: unknown): ReadSymptoms {
  const phrases = new Map<string, { readonly concept: string; readonly phrase: string }[]>()
  for (const [concept, words] of Object.entries(conceptsFile.parse(json))) {
    for (const each of words) {
      const phrase = spaced(each)
      const [first = ''] = phrase.trim().split(' ')
      phrases.set(first, [...(phrases.get(first) ?? []), { concept, phrase }])
    }
  }
  return (text) => {
    const read = spaced(text)
    const begun = [...new Set(read.trim().split(' '))].flatMap((word) => phrases.get(word) ?? [])
    const spokenOf = begun.filter(({ phrase }) => read.includes(phrase))
    return new Set(spokenOf.map(({ concept }) => concept))
  }
}

/**
 * How much of what one text speaks of another speaks of, too, 0 to 1.
 * @returns 0 where the first speaks of nothing known
 */
export function sharedSymptoms(asked: ReadonlySet<string>, there: ReadonlySet<string>): number {
  if (asked.size === 0) return 0
  const shared = [...asked].filter((concept) => there.has(concept)).length
  return shared / Math.sqrt(asked.size * Math.max(1, there.size))
}

const spaced = (text: string) => ` ${wordsOf(normaliseQuestion(text)).join(' ')} `
