import { createInterface } from 'node:readline'
import { askRoutes } from '@shared/ask/ask-contract'
import { AppError } from '@shared/ipc/app-error'

/**
 * The question on the command line, or one a line from standard input, as the app would take it.
 * @throws AppError USAGE when there is neither, or when one is empty or too long
 */
export async function* questionsFrom(argument: string | undefined): AsyncGenerator<string> {
  if (argument !== undefined) {
    yield checked(argument, '')
    return
  }
  if (process.stdin.isTTY) {
    throw new AppError('USAGE', 'Write the question in quotes, or pipe one question a line.')
  }
  let number = 0
  for await (const line of createInterface({ input: process.stdin })) {
    number += 1
    if (line.trim() !== '') yield checked(line, `Line ${number}: `)
  }
}

function checked(question: string, place: string): string {
  const parsed = askRoutes['ask.ask'].input.shape.question.safeParse(question)
  if (parsed.success) return parsed.data
  const why = parsed.error.issues[0]?.message ?? 'The question is not valid.'
  throw new AppError('USAGE', `${place}${why}`)
}
