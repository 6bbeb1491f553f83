import { Command } from 'commander'
import {
  evaluateIntents,
  type IntentFigures,
  type IntentQuestions,
  quantile,
} from '../features/routing/evaluation/evaluate-intents'
import { generalQuestions } from '../shipped-content'
import { type EvalSession, showProgress, withEvalSession } from './eval-session'
import { labelledFile, textsFile } from './labelled-files'

interface RoutingOptions {
  readonly train: string
  readonly test: string
  readonly oos?: string
  readonly ablate?: boolean
  readonly json?: boolean
}

const seed = 1
/** How many questions are embedded one by one to time it. */
const timedEmbeddings = 200

/** Which evidence is switched off, by the name of the row in the table. */
const ablations = {
  everything: {},
  'without meaning': { meaning: false },
  'without words': { words: false },
  'with pieces of words too': { characters: true },
} as const

export function evalRoutingCommand(): Command {
  return new Command('routing')
    .description('train a fresh router on any labelled questions and measure it on others')
    .requiredOption('--train <file>', 'JSON lines {"text", "label"} to learn from')
    .requiredOption('--test <file>', 'JSON lines {"text", "label"} to be asked')
    .option('--oos <file>', 'JSON lines {"text"} that no label answers')
    .option('--ablate', 'measure again with each kind of evidence switched off')
    .option('--json', 'print JSON')
    .action(async (options: RoutingOptions) => {
      const report = await withEvalSession((session) => evaluate(session, options))
      process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : tableOf(report))
    })
}

type Report = IntentFigures & {
  readonly embedP50Ms: number
  readonly ablations?: readonly (IntentFigures & { readonly name: string })[]
}

async function evaluate(session: EvalSession, options: RoutingOptions): Promise<Report> {
  const files = {
    train: labelledFile(options.train),
    test: labelledFile(options.test),
    oos: options.oos === undefined ? [] : textsFile(options.oos),
  }
  const background = generalQuestions(session.paths).map((text) => ({ text }))
  const questions = {
    train: await embedded(session, files.train),
    test: await embedded(session, files.test),
    oos: await embedded(session, files.oos),
    background: await embedded(session, background),
  }
  const sample = files.test.slice(0, timedEmbeddings).map(({ text }) => text)
  const embedP50Ms = quantile(await session.timeEmbedding(sample), 0.5)
  const figures = measure(questions, 'everything')
  const others = Object.keys(ablations).slice(1) as (keyof typeof ablations)[]
  return {
    ...figures,
    embedP50Ms,
    ...(options.ablate && {
      ablations: others.map((name) => ({ name, ...measure(questions, name) })),
    }),
  }
}

function measure(questions: IntentQuestions, name: keyof typeof ablations): IntentFigures {
  const onProgress = (share: number) => showProgress(`training, ${name}`, share)
  return evaluateIntents(questions, { seed, features: ablations[name], onProgress })
}

async function embedded<Question extends { readonly text: string }>(
  { embedTexts }: EvalSession,
  questions: readonly Question[],
): Promise<readonly (Question & { readonly vector: Float32Array })[]> {
  const vectors = await embedTexts(questions.map(({ text }) => text))
  return questions.flatMap((question, i) => {
    const vector = vectors[i]
    return vector === undefined ? [] : [{ ...question, vector }]
  })
}

function tableOf({ ablations: others = [], embedP50Ms, ...all }: Report): string {
  const rows = [{ name: 'everything', ...all }, ...others].map(({ name, ...figures }) =>
    [name.padEnd(26), ...Object.values(figures).map((value) => cell(value))].join(' '),
  )
  const head = ['', ...Object.keys(all)].map((name, i) => (i === 0 ? name.padEnd(26) : name))
  return `${[head.join(' '), ...rows, `one embedding p50 ${cell(embedP50Ms)} ms`].join('\n')}\n`
}

const cell = (value: number | null) => (value === null ? '—' : value.toFixed(4))
