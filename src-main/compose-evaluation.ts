import type { Label } from '@shared/ask/assistant'
import { noContext } from '@shared/ask/routing-context'
import { composeRouting, type RoutingParts } from './compose-routing'
import { confidenceIn } from './features/ask/answer-parts'
import { defaultRoutingRules } from './features/ask/default-routing-rules'
import { QuestionReader } from './features/ask/question-reader'
import { decide } from './features/ask/routing-decision'
import type { LabelledQuestion } from './features/routing/labelled-questions'
import { TraceRecording } from './features/traces/trace-recorder'

/** A question that the app has decided, beside what it should have been. */
export interface Decision {
  readonly text: string
  readonly truth: Label
  readonly decided: Label
  /** Probability of `decided`, 0 to 1. */
  readonly confidence: number
  readonly alarm: boolean
}

/** Each question on the way that it has in the app, up to the decision who answers. */
export async function decideAll(
  parts: RoutingParts,
  questions: readonly LabelledQuestion[],
): Promise<readonly Decision[]> {
  const { router, emergencyRules } = composeRouting(parts)
  const embedQuestion = async (text: string) => {
    const [vector] = await parts.embedTexts([text])
    if (vector === undefined) throw new Error('A text was not embedded.')
    return { vector, source: 'model' as const }
  }
  const reader = new QuestionReader({
    ...{ router, emergencyRules },
    embedder: { state: 'ready', embedQuestion },
  })
  const decisions: Decision[] = []
  for (const { text, label } of questions) decisions.push(await decideOne(reader, text, label))
  return decisions
}

async function decideOne(reader: QuestionReader, text: string, truth: Label): Promise<Decision> {
  const reading = {
    ...{ question: text, places: [], context: noContext, rules: defaultRoutingRules },
    recording: new TraceRecording(),
    signal: new AbortController().signal,
  }
  const { route, finding } = await reader.understand(reading, await reader.checkRules(reading))
  const alarm = finding !== null
  const { about } = decide(route, { role: 'admin', afterHours: false, alarm }, defaultRoutingRules)
  return { text, truth, decided: about, confidence: confidenceIn(about, route), alarm }
}
