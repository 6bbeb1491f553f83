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
    const result = toJson(text, await app.workspace().ask.route(text, asking), options)
    routed.push(result)
    if (!options.json) process.stdout.write(toText(text, result))
  }
  return routed
}

function toJson(
  text: string,
  { traceId, route, decision, emergency }: RoutedQuestion,
  options: RouteOptions,
) {
  return {
    traceId,
    assistant: route.label,
    confidence: rounded(route.confidence),
    runnerUp: route.scores[1]?.label ?? null,
    emergency,
    ...(options.explain && {
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
    }),
  }
}

function toText(text: string, routed: ReturnType<typeof toJson>): string {
  const alarm = routed.emergency ? ' · EMERGENCY' : ''
  const head = `${routed.assistant} ${routed.confidence} · then ${routed.runnerUp}${alarm} · ${text}`
  const scores = routed.scores?.map(({ label, probability }) => `${label} ${probability}`)
  const nearest = routed.nearest?.map(
    ({ text: example, label, similarity }) => `  near  ${similarity} ${label}: ${example}`,
  )
  const words = routed.words === undefined ? [] : [`  words ${routed.words.join(', ') || '—'}`]
  const explained = scores === undefined ? [] : [`  all   ${scores.join(' · ')}`, ...words]
  return `${[head, ...explained, ...(nearest ?? [])].join('\n')}\n`
}

const rounded = (value: number) => Number(value.toFixed(4))
