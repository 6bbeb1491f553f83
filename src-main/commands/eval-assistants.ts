import { labels } from '@shared/ask/assistant'
import { Command } from 'commander'
import { type Decision, decideAll } from '../compose-evaluation'
import {
  accuracyOf,
  calibrationError,
  macroF1,
  scoresByLabel,
  shareOf,
} from '../features/routing/evaluation/routing-metrics'
import type { LabelledQuestion } from '../features/routing/labelled-questions'
import { type EvalSession, withEvalSession } from './eval-session'
import { assistantsFile } from './labelled-files'

interface AssistantsOptions {
  readonly test: string
  readonly json?: boolean
}

export function evalAssistantsCommand(): Command {
  return new Command('assistants')
    .description('ask the shipped router labelled questions: the seven assistants and none')
    .requiredOption('--test <file>', 'JSON lines {"text", "label"}')
    .option('--json', 'print JSON')
    .action(async ({ test, json }: AssistantsOptions) => {
      const report = await withEvalSession((session) => evaluate(session, assistantsFile(test)))
      process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : textOf(report))
    })
}

type Report = Awaited<ReturnType<typeof evaluate>>

async function evaluate(session: EvalSession, questions: readonly LabelledQuestion[]) {
  // All at once: this is where the time goes.
  await session.embedTexts(questions.map(({ text }) => text))
  const judged = await decideAll(session, questions)
  const isAlarm = ({ alarm }: Decision) => alarm
  const emergencies = judged.filter(({ truth }) => truth === 'emergency')
  const alarms = judged.filter(isAlarm)
  const byLabel = scoresByLabel(judged, labels)
  return {
    accuracy: accuracyOf(judged),
    macroF1: macroF1(byLabel),
    ece: calibrationError(judged),
    emergencyRecall: emergencies.length === 0 ? null : shareOf(emergencies, isAlarm),
    emergencyPrecision:
      alarms.length === 0 ? null : shareOf(alarms, ({ truth }) => truth === 'emergency'),
    perLabel: Object.fromEntries(
      byLabel.map(({ label, examples, precision, recall, f1 }) => [
        label,
        { examples, precision, recall, f1 },
      ]),
    ),
    errors: judged
      .filter(({ truth, decided }) => truth !== decided)
      .map(({ text, truth, decided, confidence }) => ({
        ...{ text, label: truth, decided },
        confidence: Number(confidence.toFixed(3)),
      })),
  }
}

function textOf({ perLabel, errors, ...figures }: Report): string {
  const lines = Object.entries(figures).map(
    ([name, value]) => `${name.padEnd(20)} ${value === null ? '—' : value.toFixed(4)}`,
  )
  const byLabel = Object.entries(perLabel).map(
    ([label, { examples, precision, recall }]) =>
      `  ${label.padEnd(14)} ${String(examples).padStart(4)}  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}`,
  )
  const wrong = errors.map(
    ({ text, label, decided, confidence }) => `  ${label} → ${decided} ${confidence}: ${text}`,
  )
  return `${[...lines, ...byLabel, `${errors.length} wrong`, ...wrong].join('\n')}\n`
}
