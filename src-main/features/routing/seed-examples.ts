import { labels } from '@shared/ask/assistant'
import { AppError } from '@shared/ipc/app-error'
import { z } from 'zod'

const labelled = z.strictObject({ text: z.string().min(1), label: z.enum(labels) })
export type LabelledQuestion = z.infer<typeof labelled>

/**
 * Labelled questions from JSON lines.
 * @param name what to call the file in an error
 * @throws AppError INVALID_EXAMPLES naming the line
 */
export function readExamples(jsonLines: string, name: string): readonly LabelledQuestion[] {
  return jsonLines
    .split('\n')
    .map((line, i) => ({ line, number: i + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => readExample(line, `${name}, line ${number}`))
}

function readExample(line: string, place: string): LabelledQuestion {
  try {
    return labelled.parse(JSON.parse(line))
  } catch (cause) {
    throw new AppError(
      'INVALID_EXAMPLES',
      `${place} is not {"text": "…", "label": "…"} with one of the labels ${labels.join(', ')}.`,
      { cause },
    )
  }
}
