import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError } from '@shared/ipc/app-error'
import { z } from 'zod'
import type { HandbookQuestion } from '../features/answers/retrieval/evaluation/handbook'

const line = z.object({
  question: z.string().refine((text) => text.trim() !== ''),
  doc: z.string().nullish(),
  heading: z.string().nullish(),
})

const form = '{"question": "…", "doc": "file.md" or null, "heading": "…"}'

/** @throws AppError FILE_NOT_FOUND, INVALID_EXAMPLES naming the line */
export function readHandbookQuestions(path: string): readonly HandbookQuestion[] {
  const questions = textOf(path)
    // A byte order mark is no part of the first line.
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((text, i) =>
      text.trim() === '' ? [] : [readLine(text, { name: basename(path), line: i + 1 })],
    )
  if (questions.length > 0) return questions
  throw new AppError('INVALID_EXAMPLES', `${basename(path)} holds no questions.`)
}

function readLine(text: string, where: { name: string; line: number }): HandbookQuestion {
  try {
    const { question, doc, heading } = line.parse(JSON.parse(text))
    return { question, doc: doc?.trim() || null, heading: heading ?? null, line: where.line }
  } catch (cause) {
    const place = `${where.name}, line ${where.line}`
    throw new AppError('INVALID_EXAMPLES', `${place} is not ${form}.`, { cause })
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new AppError('FILE_NOT_FOUND', `${path} cannot be read. Check the path.`, { cause })
  }
}
