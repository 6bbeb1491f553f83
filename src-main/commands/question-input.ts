import { createInterface } from 'node:readline'
import { AppError } from '@shared/ipc/app-error'

/**
 * The question on the command line, or one a line from standard input.
 * @throws AppError USAGE when there is neither
 */
export async function* questionsFrom(argument: string | undefined): AsyncGenerator<string> {
  if (argument !== undefined) {
    yield argument
    return
  }
  if (process.stdin.isTTY) {
    throw new AppError('USAGE', 'Write the question in quotes, or pipe one question a line.')
  }
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== '') yield line
  }
}
