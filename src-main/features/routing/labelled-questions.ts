import { type Label, labels } from '@shared/ask/assistant'
import { AppError } from '@shared/ipc/app-error'
import { z } from 'zod'

/** A question and the label it should have, of any set of labels. */
export interface LabelledQuestion<Name extends string = Label> {
  readonly text: string
  readonly label: Name
}

const filled = z.string().refine((text) => text.trim() !== '')
const labelled = z.object({ text: filled, label: filled })
const unlabelled = z.object({ text: filled })

/**
 * Labelled questions from JSON lines, with whatever labels the file uses; other keys are ignored.
 * @param name what to call the file in an error
 * @throws AppError INVALID_EXAMPLES naming the line
 */
export function readLabelled(jsonLines: string, name: string): readonly LabelledQuestion<string>[] {
  return readLines(jsonLines, name, {
    schema: labelled,
    form: '{"text": "…", "label": "…"}',
  })
}

/** As `readLabelled`, of questions whose label does not matter. @throws AppError INVALID_EXAMPLES */
export function readTexts(jsonLines: string, name: string): readonly { readonly text: string }[] {
  return readLines(jsonLines, name, { schema: unlabelled, form: '{"text": "…"}' })
}

/** As `readLabelled`, with the eight labels of this product only. @throws AppError INVALID_EXAMPLES */
export function readExamples(jsonLines: string, name: string): readonly LabelledQuestion[] {
  return readLines(jsonLines, name, {
    schema: z.object({ text: filled, label: z.enum(labels) }),
    form: `{"text": "…", "label": "…"} with one of the labels ${labels.join(', ')}`,
  })
}

interface LineForm<Value> {
  readonly schema: z.ZodType<Value>
  /** For people. */
  readonly form: string
}

function readLines<Value>(jsonLines: string, name: string, form: LineForm<Value>): Value[] {
  const found = jsonLines
    // A byte order mark is no part of the first line.
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, i) => ({ line, number: i + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => readLine(line, `${name}, line ${number}`, form))
  if (found.length === 0) throw new AppError('INVALID_EXAMPLES', `${name} holds no questions.`)
  return found
}

function readLine<Value>(line: string, place: string, { schema, form }: LineForm<Value>): Value {
  try {
    return schema.parse(JSON.parse(line))
  } catch (cause) {
    throw new AppError('INVALID_EXAMPLES', `${place} is not ${form}.`, { cause })
  }
}
