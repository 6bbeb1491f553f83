import { AppError } from '@shared/ipc/app-error'
import { z } from 'zod'
import type { QuestionTwins } from './matcher-evaluation'

const filled = z.string().refine((text) => text.trim() !== '')
const pair = z.object({ a: filled, b: filled, same: z.boolean() })
const form = '{"a": "…", "b": "…", "same": true or false}'

/**
 * Pairs of questions from JSON lines; other keys are ignored.
 * @param name what to call the file in an error
 * @throws AppError INVALID_PAIRS naming the line
 */
export function readQuestionPairs(jsonLines: string, name: string): readonly QuestionTwins[] {
  const found = jsonLines
    // A byte order mark is no part of the first line.
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, i) => (line.trim() === '' ? [] : [readLine(line, `${name}, line ${i + 1}`)]))
  if (found.length === 0) throw new AppError('INVALID_PAIRS', `${name} holds no pairs.`)
  return found
}

function readLine(line: string, place: string): QuestionTwins {
  try {
    return pair.parse(JSON.parse(line))
  } catch (cause) {
    throw new AppError('INVALID_PAIRS', `${place} is not ${form}.`, { cause })
  }
}
