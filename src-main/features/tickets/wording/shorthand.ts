import { normaliseQuestion } from '@shared/ask/question-text'
import { z } from 'zod'

const shorthandFile = z.record(z.string(), z.string())

/** A text with its shorthand written out: `proj wont boot` as `projector won't boot`. */
export type InFull = (text: string) => string

/**
 * Compiles what people in a hurry write instead of words.
 * @param json the content of `resources/tickets/shorthand.json`
 */
export function compileShorthand(json: unknown): InFull {
  const full = new Map(Object.entries(shorthandFile.parse(json)))
  return (text) =>
    normaliseQuestion(text).replace(
      /(?<![\p{L}\p{N}'])[\p{L}\p{N}]+(?:['/][\p{L}\p{N}]+)*(?![\p{L}\p{N}'])/gu,
      (word) => full.get(word) ?? word,
    )
}
