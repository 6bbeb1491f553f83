import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shippedLanguage } from '../compose-retrieval'
import {
  type TrainingHandbook,
  trainOnHandbooks,
} from '../features/answers/retrieval/train-shipped-weights'
import type { Paths } from '../platform/paths'
import { withEvalSession } from './eval-session'
import { readHandbook } from './handbook-folder'
import { readHandbookQuestions } from './handbook-questions'

/** Learns resources/answers/reranker.json from the training handbooks beside it. */
export async function trainShippedReranker(): Promise<void> {
  await withEvalSession(async ({ paths, logger, embedTexts }) => {
    const learned = await trainOnHandbooks(trainingHandbooks(paths), {
      ...{ embedTexts, logger, language: shippedLanguage(paths) },
      migrations: join(paths.migrations, 'sqlite'),
    })
    const file = join(paths.resources, 'answers', 'reranker.json')
    writeFileSync(file, `${JSON.stringify(learned, null, 2)}\n`)
    const { handbooks, questions } = learned.trainedOn
    process.stdout.write(`${questions} questions about ${handbooks.join(', ')} → ${file}\n`)
  })
}

/** `<name>.jsonl` asks about the folder `<name>`, `<name>.plain.jsonl` does so in usual words. */
export function trainingHandbooks({ resources }: Paths): readonly TrainingHandbook[] {
  const folder = join(resources, 'answers', 'training', 'handbooks')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => {
      const [name = file, variant] = file.split('.')
      return {
        name,
        usual: variant === 'plain',
        documents: readHandbook(join(folder, name)),
        questions: readHandbookQuestions(join(folder, file)),
      }
    })
}
