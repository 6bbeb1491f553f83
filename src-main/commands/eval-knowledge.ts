import { join } from 'node:path'
import { Command } from 'commander'
import { shippedRetrieval } from '../compose-retrieval'
import {
  evaluateRetrieval,
  type HandbookReport,
} from '../features/answers/retrieval/evaluation/evaluate-retrieval'
import { withEvalSession } from './eval-session'
import { readHandbook } from './handbook-folder'
import { readHandbookQuestions } from './handbook-questions'

interface KnowledgeOptions {
  readonly docs: string
  readonly questions: string
  readonly json?: boolean
}

export function evalKnowledgeCommand(): Command {
  return new Command('knowledge')
    .description(
      'ask questions of any folder of Markdown and see whether the right section is found',
    )
    .requiredOption('--docs <folder>', 'Markdown files, in folders or not')
    .requiredOption(
      '--questions <file>',
      'JSON lines {"question", "doc", "heading"}; doc null: no section answers',
    )
    .option('--json', 'print JSON')
    .action(async ({ docs, questions: file, json }: KnowledgeOptions) => {
      const documents = readHandbook(docs)
      const questions = readHandbookQuestions(file)
      const report = await withEvalSession(({ paths, logger, embedTexts }) =>
        evaluateRetrieval(
          { documents, questions },
          {
            ...{ embedTexts, logger, resources: shippedRetrieval(paths) },
            migrations: join(paths.migrations, 'sqlite'),
          },
        ),
      )
      for (const { line, doc, heading } of report.unmatched)
        process.stderr.write(`line ${line}: there is no text under “${heading ?? ''}” in ${doc}.\n`)
      process.stdout.write(json ? jsonOf(report) : textOf(report))
    })
}

const jsonOf = ({ unmatched, ...report }: HandbookReport) =>
  `${JSON.stringify({ ...report, unmatched: unmatched.length }, null, 2)}\n`

function textOf({ baselines, unmatched, sections, ...figures }: HandbookReport): string {
  const lines = Object.entries(figures).map(([name, value]) => `${name.padEnd(17)} ${cell(value)}`)
  const others = Object.entries(baselines).map(
    ([name, { hit1, hit3, mrr }]) =>
      `${name.padEnd(17)} hit1 ${cell(hit1)}  hit3 ${cell(hit3)}  mrr ${cell(mrr)}`,
  )
  const counts = [`${sections} sections`, `${unmatched.length} questions name what is not there`]
  return `${[...lines, '', 'for comparison', ...others, '', ...counts].join('\n')}\n`
}

const cell = (value: number | null) => (value === null ? '—' : value.toFixed(4))
