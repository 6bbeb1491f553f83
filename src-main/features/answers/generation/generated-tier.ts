import type { GenerationReport, TierReason } from '@shared/ask/answer-evidence'
import { AppError } from '@shared/ipc/app-error'
import { citationOf } from '../compose-answer'
import { isRefusal } from './draft-stream'
import { Drafting, type GenerationDependencies, type Reply, type ToGenerate } from './drafting'
import { type GroundedText, groundText } from './grounded-text'
import { type Handed, numbered, renumbered } from './handed-passages'
import { houseText } from './house-text'
import { asksForText, checkVoice } from './house-voice'

type Span = { set(attributes: Record<string, number | string>): void }

/** A text by a model: from the passages handed over and nothing else, or in the house voice. */
export class GeneratedTier {
  readonly tier = 'generated' as const

  constructor(private readonly the: GenerationDependencies) {}

  /** Whether it would be tried at all. */
  get isReady(): boolean {
    return this.the.models !== null && this.the.isOn()
  }

  async answer(request: ToGenerate, span: Span) {
    const off = this.whyOff(request)
    if (off !== null) return { outcome: 'off', reason: off } as const
    const writes = asksForWriting(request)
    const { voiceRules, passagesFor } = this.the
    const passages = writes ? voiceRules(request.scope) : passagesFor(request)
    if (passages.length === 0) return { outcome: 'passed', reason: 'no-passages' } as const
    const handed = numbered(passages)
    const call = new Drafting(this.the, request, writes)
    try {
      const reply = await call.run(handed)
      span.set(spanAttributes(reply, call))
      return writes ? this.written(reply, call, handed) : this.grounded(reply, call, handed)
    } catch (error) {
      if (request.signal.aborted) throw error
      return failure(error, call)
    }
  }

  private whyOff({ scope }: ToGenerate): TierReason | null {
    if (!scope.audiences.includes('staff')) return 'not-for-guests'
    if (!this.the.isOn()) return 'switched-off'
    return this.the.models === null ? 'no-model' : null
  }

  private grounded(reply: Reply, call: Drafting, handed: readonly Handed[]) {
    const text = call.restore(reply.text)
    const { own, instructions } = call
    const checked = groundText(text, handed, { question: call.request.question, own, instructions })
    const generation = { ...call.report(reply), ...counts(checked) }
    if (isRefusal(text) || checked.blocks.length === 0) {
      return { outcome: 'passed', reason: 'model-declined', generation } as const
    }
    const { blocks, citations } = renumbered(checked, handed)
    return { outcome: 'answered', reason: 'by-model', blocks, citations, generation } as const
  }

  private written(reply: Reply, call: Drafting, handed: readonly Handed[]) {
    const rules = handed.map(({ text }) => text).join('\n')
    const { instructions, request } = call
    const given = { rules, request: request.question, instructions }
    const checked = houseText(call.restore(reply.text), given)
    const shown = checked.blocks.map(({ text }) => text).join('\n')
    const generation: GenerationReport = {
      ...call.report(reply),
      sentencesDropped: checked.sentencesDropped,
      rules: checkVoice(shown, rules),
    }
    if (isRefusal(reply.text) || checked.blocks.length === 0) {
      return { outcome: 'passed', reason: 'model-declined', generation } as const
    }
    const citations = handed.map(({ passage, number }) => citationOf(passage, number))
    const { blocks } = checked
    return { outcome: 'answered', reason: 'by-model', blocks, citations, generation } as const
  }
}

/** Somebody wants a text, and the brand assistant has it. */
export function asksForWriting({
  question,
  assistants,
}: Pick<ToGenerate, 'question' | 'assistants'>): boolean {
  return assistants[0] === 'brand' && asksForText(question)
}

const reasons: Readonly<Record<string, TierReason>> = {
  NO_MODEL: 'no-model',
  BUDGET_UNKNOWN: 'budget-unknown',
  MODELS_DOWN: 'models-down',
}

function failure(error: unknown, call: Drafting) {
  if (!(error instanceof AppError)) throw error
  if (error.code === 'BUDGET_REACHED') {
    const month = error.cause instanceof Error && error.cause.message.includes('month')
    return { outcome: 'off', reason: month ? 'budget-of-month' : 'budget-of-day' } as const
  }
  const reason = reasons[error.code]
  if (reason === undefined) throw error
  const outcome = reason === 'models-down' ? ('failed' as const) : ('off' as const)
  const problems = 'reasons' in error ? problemsOf(error.reasons) : []
  return { outcome, reason, generation: call.reportOfFailure(problems) }
}

/** A problem's code for each provider that was asked, in order. */
function problemsOf(told: unknown): readonly string[] {
  if (!Array.isArray(told)) return []
  return told
    .map((one: { readonly code?: unknown }) => String(one.code ?? ''))
    .filter((code) => code !== 'RESTING')
}

const counts = ({ citationsDropped, sentencesDropped }: GroundedText) => ({
  ...{ citationsDropped, sentencesDropped },
})

function spanAttributes(reply: Reply, call: Drafting): Record<string, number | string> {
  const { provider, model, inputTokens, outputTokens, micros } = reply
  const { attempts, firstWordMs, redacted } = call.report(reply)
  return {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': provider,
    'gen_ai.response.model': model,
    'gen_ai.usage.input_tokens': inputTokens,
    'gen_ai.usage.output_tokens': outputTokens,
    'clubos.model.micros': micros,
    'clubos.attempt': attempts.length,
    'clubos.redaction.count': redacted,
    ...(firstWordMs !== null && { 'clubos.model.first_word_ms': firstWordMs }),
  }
}
