import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Label, labels } from '@shared/ask/assistant'
import { normaliseQuestion } from '@shared/ask/question-text'
import { type LabelledQuestion, readTexts } from './features/routing/labelled-questions'
import type { Paths } from './platform/paths'

/** A text of the app's own resources. */
export function readResource(paths: Paths, name: string): string {
  return readFileSync(join(paths.resources, name), 'utf8')
}

export function readJsonResource(paths: Paths, name: string): unknown {
  return JSON.parse(readResource(paths, name))
}

/** The labelled questions that ship with the app, by label in the order of `labels`. */
export function shippedExamples(paths: Paths): readonly LabelledQuestion[] {
  return labels.flatMap((label) => examplesOf(paths, label))
}

/** General questions that are nobody's: what is foreign to most sets of labels. */
export function generalQuestions(paths: Paths): readonly string[] {
  const name = 'routing/background.jsonl'
  return readTexts(readResource(paths, name), name).map(({ text }) => normaliseQuestion(text))
}

function examplesOf(paths: Paths, label: Label): readonly LabelledQuestion[] {
  const name = `routing/examples/${label}.jsonl`
  return readTexts(readResource(paths, name), name).map(({ text }) => ({ text, label }))
}
