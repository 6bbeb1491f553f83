import { normaliseQuestion } from '@shared/ask/question-text'
import { Command } from 'commander'
import type { ClubosApp } from '../compose'
import type { RoutedQuestion } from '../features/ask/ask-service'
import {
  asOption,
  emailOption,
  readyToAnswer,
  type SessionOptions,
  signedIn,
  withSession,
} from './command-session'
import { questionsFrom } from './question-input'

interface RouteOptions extends SessionOptions {
  readonly explain?: boolean
  readonly json?: boolean
}

export function routeCommand(): Command {
  return new Command('route')
    .description('say which assistant a question is for, without answering it')
    .argument('[question]', 'the question; without it, one a line from standard input')
    .option('--explain', 'add all scores, the words and the nearest examples')
    .addOption(asOption())
    .addOption(emailOption())
    .option('--json', 'print JSON, for several questions an array')
    .action(async (question: string | undefined, options: RouteOptions) => {
      const routed = await withSession(options, (app) => routeAll(app, question, options))
      if (!options.json) return
      const value = question === undefined ? routed : routed[0]
      process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
    })
}

async function routeAll(app: ClubosApp, question: string | undefined, options: RouteOptions) {
  await readyToAnswer(app)
  const asking = { person: signedIn(app), signal: new AbortController().signal }
  const routed: ReturnType<typeof toJson>[] = []
  for await (const text of questionsFrom(question)) {
    const result = await app.workspace().ask.route(text, asking)
    routed.push(toJson(text, result, options))
    if (!options.json) process.stdout.write(toText(text, result, options))
  }
  return routed
}

function toJson(text: string, routed: RoutedQuestion, { explain }: RouteOptions) {
  const { traceId, route, emergency } = routed
  return {
    traceId,
    assistant: route.label,
    confidence: rounded(route.confidence),
    runnerUp: route.scores[1]?.label ?? null,
    emergency,
    ...(explain && evidenceOf(text, routed)),
  }
}

function evidenceOf(text: string, { route, decision }: RoutedQuestion) {
  return {
    normalised: normaliseQuestion(text),
    scores: route.scores.map(({ label, probability }) => ({
      label,
      probability: rounded(probability),
    })),
    words: route.words,
    opinions: route.opinions,
    emergencyProbability: route.emergency === null ? null : rounded(route.emergency),
    outOfScope: route.outOfScope === null ? null : rounded(route.outOfScope),
    understood: rounded(route.understood),
    context: route.context,
    model: route.model,
    decision,
    nearest: route.nearest.map((near) => ({ ...near, similarity: rounded(near.similarity) })),
  }
}

function toText(text: string, routed: RoutedQuestion, { explain }: RouteOptions): string {
  const { assistant, confidence, runnerUp, emergency } = toJson(text, routed, {})
  const next = runnerUp === null ? '' : ` · then ${runnerUp}`
  const head = `${assistant} ${confidence}${next}${emergency ? ' · EMERGENCY' : ''} · ${text}`
  return `${[head, ...(explain ? evidenceLines(evidenceOf(text, routed)) : [])].join('\n')}\n`
}

function evidenceLines(evidence: ReturnType<typeof evidenceOf>): readonly string[] {
  const { opinions, decision, model, understood, outOfScope, emergencyProbability } = evidence
  const { assistant, priority, escalatesTo } = decision
  return [
    `  all   ${evidence.scores.map(opinionText).join(' · ')}`,
    `  words ${evidence.words.join(', ') || '—'}`,
    `  alone words ${opinionText(opinions.words)} · meaning ${opinionText(opinions.meaning)}`,
    `  also  emergency ${emergencyProbability ?? '—'} · out of scope ${outOfScope ?? '—'} · words known ${understood}`,
    `  known ${evidence.context.join(', ') || '—'}`,
    `  so    ${assistant} · ${priority} · else ${escalatesTo} · ${model === null ? 'shipped router' : `router ${model}`}`,
    ...evidence.nearest.map(
      ({ text, label, similarity }) => `  near  ${similarity} ${label}: ${text}`,
    ),
  ]
}

function opinionText(opinion: { label: string; probability: number } | null): string {
  return opinion === null ? '—' : `${opinion.label} ${rounded(opinion.probability)}`
}

const rounded = (value: number) => Number(value.toFixed(4))
