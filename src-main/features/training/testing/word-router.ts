import { createHash } from 'node:crypto'
import { type Label, labels } from '@shared/ask/assistant'
import { normaliseQuestion, wordsOf } from '@shared/ask/question-text'
import { AppError } from '@shared/ipc/app-error'
import type { RouterMetrics } from '@shared/training/training-contract'
import { z } from 'zod'
import type {
  LabelledText,
  Probability,
  RouterInUse,
  RouterTrainer,
  TrainedRouter,
} from '../training-ports'

const wordFile = z.object({
  words: z.record(z.string(), z.array(z.number()).length(labels.length)),
})
type Words = z.infer<typeof wordFile>['words']

/** A router of a few lines: how often each word was seen with each label. */
export class WordTrainer implements RouterTrainer {
  /** What a training waits for, so that a test can look at it while it runs. */
  gate: Promise<void> = Promise.resolve()
  /** How many are under way now, and how many were at most. */
  readonly running = { now: 0, most: 0 }

  async train(
    examples: readonly LabelledText[],
    { signal, onProgress }: Parameters<RouterTrainer['train']>[1],
  ): Promise<TrainedRouter> {
    this.running.now += 1
    this.running.most = Math.max(this.running.most, this.running.now)
    try {
      onProgress({ step: 'training', share: 0.5 })
      await this.gate
      if (signal.aborted) throw new AppError('CANCELLED', 'Cancelled.')
      if (new Set(examples.map(({ label }) => label)).size < 2) {
        throw new AppError('TRAINING_NEEDS_CLASSES', 'Label questions for two assistants at least.')
      }
      for (let step = 0; step < 100; step += 1)
        onProgress({ step: 'evaluating', share: step / 100 })
      return trainedOn(examples)
    } finally {
      this.running.now -= 1
    }
  }
}

export class WordRouter implements RouterInUse {
  number: number | null = null
  readonly shipped = { sha256: '0'.repeat(64), bytes: 12, metrics: wordMetrics(0) }
  private readonly shippedWords: Words
  private words: Words

  constructor(shipped: readonly LabelledText[]) {
    this.shippedWords = wordsOfExamples(shipped)
    this.words = this.shippedWords
  }

  decide(texts: readonly string[]): Promise<readonly (readonly Probability[])[]> {
    return Promise.resolve(texts.map((text) => scoresOf(this.words, text)))
  }

  use(model: Parameters<RouterInUse['use']>[0]): void {
    this.words = model === null ? this.shippedWords : readWords(model.file)
    this.number = model?.number ?? null
  }
}

function readWords(file: string): Words {
  const read = wordFile.safeParse(JSON.parse(file))
  if (read.success) return read.data.words
  throw new AppError('ROUTER_MODEL_FORMAT', 'Update the app: it cannot read the club’s router.')
}

function trainedOn(examples: readonly LabelledText[]): TrainedRouter {
  const file = JSON.stringify({ words: wordsOfExamples(examples) })
  return {
    file,
    sha256: createHash('sha256').update(file).digest('hex'),
    metrics: wordMetrics(examples.length),
    outOfFold: examples.map(({ text }, left) =>
      scoresOf(wordsOfExamples(examples.filter((_, place) => place !== left)), text),
    ),
  }
}

function wordsOfExamples(examples: readonly LabelledText[]): Words {
  const words: Words = {}
  for (const { text, label } of examples) {
    for (const word of wordsOf(normaliseQuestion(text))) {
      const counts = words[word] ?? labels.map(() => 0)
      words[word] = counts
      const place = labels.indexOf(label)
      counts[place] = (counts[place] ?? 0) + 1
    }
  }
  return words
}

function scoresOf(words: Words, text: string): readonly Probability[] {
  const seen = wordsOf(normaliseQuestion(text)).map((word) => words[word] ?? [])
  const counts = labels.map((label: Label, place) => ({
    label,
    count: 0.1 + seen.reduce((sum, each) => sum + (each[place] ?? 0), 0),
  }))
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  return counts
    .map(({ label, count }) => ({ label, probability: count / all }))
    .toSorted((one, other) => other.probability - one.probability)
}

function wordMetrics(examples: number): RouterMetrics {
  const shares = {
    accuracy: 0.9,
    macroF1: 0.9,
    ece: 0.1,
    emergencyRecall: 1,
    emergencyPrecision: 1,
  }
  const lists = { perLabel: [], confusion: [], reliability: [] }
  return { examples, folds: examples, ...shares, ...lists, trainSeconds: 0.1 }
}
