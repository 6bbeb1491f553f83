import type { TierVerdict } from '@shared/ask/answer-evidence'
import type { Tier } from '@shared/ask/assistant'
import type { Logger } from '../../platform/logger'
import type {
  AnswerTier,
  ComposedAnswer,
  Recording,
  StepSpan,
  TakenAtDoor,
  TierEvidence,
  TierRequest,
  TierResult,
} from './ask-ports'

export interface ChainResult {
  readonly answered: (ComposedAnswer & { readonly tier: Tier; readonly taken?: TakenAtDoor }) | null
  /** Of every tier that was tried, in order. */
  readonly tiers: readonly TierVerdict[]
  readonly evidence: TierEvidence
}

interface Trying {
  readonly request: TierRequest
  readonly recording: Recording
  readonly logger: Logger
}

/** Tries one tier after the other until one answers; each has a span of its own. */
export async function tryTiers(tiers: readonly AnswerTier[], the: Trying): Promise<ChainResult> {
  const verdicts: TierVerdict[] = []
  let evidence: TierEvidence = {}
  let fallback: (ComposedAnswer & { readonly tier: Tier }) | null = null
  for (const tier of tiers) {
    const { result, ms } = await tryTier(tier, the)
    const { outcome, reason, template, cache, generation } = result
    verdicts.push({ tier: tier.tier, outcome, reason, ms })
    evidence = {
      ...evidence,
      ...(template && { template }),
      ...(cache && { cache }),
      ...(generation && { generation }),
    }
    if (result.outcome === 'answered') {
      const { blocks, citations, taken } = result
      const answered = { tier: tier.tier, blocks, citations, ...(taken && { taken }) }
      return { answered, tiers: verdicts, evidence }
    }
    if (result.fallback !== undefined) fallback = { tier: tier.tier, ...result.fallback }
    the.request.signal.throwIfAborted()
  }
  if (fallback !== null) {
    verdicts.push({ ...{ tier: fallback.tier, ms: 0 }, outcome: 'answered', reason: 'fallback' })
  }
  return { answered: fallback, tiers: verdicts, evidence }
}

async function tryTier(tier: AnswerTier, the: Trying) {
  const from = the.recording.elapsed()
  const result = await the.recording.step(`tier ${tier.tier}`, async (span) => {
    const found = await resultOf(tier, span, the)
    span.set({ 'clubos.tier.outcome': found.outcome, 'clubos.tier.reason': found.reason })
    return found
  })
  return { result, ms: Math.round((the.recording.elapsed() - from) * 1000) / 1000 }
}

/** A tier that breaks costs its answer, not the question. */
async function resultOf(
  tier: AnswerTier,
  span: StepSpan,
  { request, logger }: Trying,
): Promise<TierResult> {
  try {
    return await tier.answer(request, span)
  } catch (error) {
    if (request.signal.aborted) throw error
    const { traceId } = request
    logger.error('A tier failed; the next one is tried.', { tier: tier.tier, traceId, error })
    return { outcome: 'failed', reason: 'failed' }
  }
}
