import type { Answer, Citation } from '@shared/ask/ask-contract'
import { Command } from 'commander'
import type { ClubosApp } from '../compose'
import { answersInTurn } from './answers-in-turn'
import {
  asOption,
  emailOption,
  readyToAnswer,
  type SessionOptions,
  signedIn,
  withSession,
} from './command-session'
import { checkLocation } from './known-location'
import { questionsFrom } from './question-input'

interface AskOptions extends SessionOptions {
  readonly location?: string
  readonly json?: boolean
}

export function askCommand(): Command {
  return new Command('ask')
    .description('answer a question from the club’s approved knowledge')
    .argument('[question]', 'the question; without it, one a line from standard input')
    .option('--location <id>', 'the location it is about')
    .addOption(asOption())
    .addOption(emailOption())
    .option('--json', 'print JSON, for several questions an array')
    .action(async (question: string | undefined, options: AskOptions) => {
      const answers = await withSession(options, (app) => askAll(app, question, options))
      if (!options.json) return
      const printed = answers.map(toJson)
      const value = question === undefined ? printed : printed[0]
      process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
    })
}

async function askAll(app: ClubosApp, question: string | undefined, options: AskOptions) {
  const { ask, locations } = app.workspace()
  if (options.location !== undefined) checkLocation(options.location, locations.all())
  await readyToAnswer(app)
  const asking = { person: signedIn(app), locationId: options.location ?? null }
  const answers: Answer[] = []
  for await (const answer of answersInTurn(ask, questionsFrom(question), asking)) {
    answers.push(answer)
    if (!options.json) process.stdout.write(toText(answer))
  }
  return answers
}

/** The stable JSON form of an answer. */
function toJson(answer: Answer) {
  const { traceId, assistant, confidence, tier, citations, ms, handover, emergency } = answer
  const { related } = answer
  return {
    traceId,
    assistant,
    confidence: Number(confidence.toFixed(4)),
    tier,
    answer: textOf(answer),
    citations: citations.map(sourceOf),
    ms,
    ...(handover && { handover }),
    ...(related.length > 0 && { related: related.map(sourceOf) }),
    ...(emergency && { emergency }),
  }
}

const sourceOf = ({ sop, heading, version, sha256 }: Citation) => ({
  ...{ sop, heading, version, sha256 },
})

function textOf({ blocks, handover }: Answer): string {
  if (blocks.length === 0) return handover?.message ?? ''
  const marks = { paragraph: '', bullet: '- ' }
  return blocks
    .map(({ kind, text, number, citation, alsoCited = [] }) => {
      const mark = kind === 'step' ? `${number}. ` : marks[kind]
      const cited = citation === null ? [] : [citation, ...alsoCited]
      return [`${mark}${text}`, ...cited.map((one) => `[${one}]`)].join(' ')
    })
    .join('\n')
}

function seeAlso({ related }: Answer): readonly string[] {
  if (related.length === 0) return []
  return ['These sections may help:', ...related.map(({ sop, heading }) => `  ${sop} › ${heading}`)]
}

function toText(answer: Answer): string {
  const { assistant, confidence, tier, ms, traceId, citations, emergency, question } = answer
  const sources = citations.map(
    ({ number, sop, heading, version, sha256 }) =>
      `  [${number}] ${sop} › ${heading} · v${version} · ${sha256.slice(0, 12)}`,
  )
  const alarm = emergency === null ? '' : 'EMERGENCY — '
  const lines = [
    `> ${question}`,
    `${alarm}${assistant} ${confidence.toFixed(2)} · ${tier} · ${ms.toFixed(0)} ms · trace ${traceId}`,
    textOf(answer),
    ...sources,
    ...seeAlso(answer),
  ]
  return `${lines.join('\n')}\n\n`
}
