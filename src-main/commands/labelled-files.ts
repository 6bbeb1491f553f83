import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { normaliseQuestion } from '@shared/ask/question-text'
import { AppError } from '@shared/ipc/app-error'
import {
  type LabelledQuestion,
  readExamples,
  readLabelled,
  readTexts,
} from '../features/routing/labelled-questions'

/** @throws AppError FILE_NOT_FOUND, INVALID_EXAMPLES */
export function labelledFile(path: string): readonly LabelledQuestion<string>[] {
  return readLabelled(textOf(path), basename(path)).map(normalised)
}

/** @throws AppError FILE_NOT_FOUND, INVALID_EXAMPLES */
export function textsFile(path: string): readonly { readonly text: string }[] {
  return readTexts(textOf(path), basename(path)).map(normalised)
}

const normalised = <Question extends { readonly text: string }>(question: Question): Question => ({
  ...question,
  text: normaliseQuestion(question.text),
})

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new AppError('FILE_NOT_FOUND', `${path} cannot be read. Check the path.`, { cause })
  }
}

/** With the eight labels of this product. @throws AppError FILE_NOT_FOUND, INVALID_EXAMPLES */
export function assistantsFile(path: string): readonly LabelledQuestion[] {
  return readExamples(textOf(path), basename(path))
}
