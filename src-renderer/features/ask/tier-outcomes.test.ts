import type { Answer } from '@shared/ask/ask-contract'
import type { Span } from '@shared/traces/trace-contract'
import { expect, it } from 'vitest'
import { tierOutcomes } from './tier-outcomes'

const span = (name: string, tier?: string): Span => ({
  spanId: name,
  parentSpanId: name === 'ask' ? null : 'ask',
  name,
  startMs: 0,
  durationMs: 1,
  status: 'ok',
  attributes: tier === undefined ? {} : { 'clubos.tier': tier },
})

const endedAt = (tier: Answer['tier']) => ({ tier }) as Answer

it('lists the tiers that were tried, up to the one that answered', () => {
  const spans = [span('ask', 'knowledge'), span('exact cache', 'exact'), span('retrieval')]
  expect(tierOutcomes(endedAt('knowledge'), spans)).toEqual([
    { tier: 'exact', outcome: 'no-answer' },
    { tier: 'knowledge', outcome: 'answered' },
  ])
})

it('says that knowledge was tried before a person was asked', () => {
  expect(tierOutcomes(endedAt('human'), [span('ask', 'human'), span('retrieval')])).toEqual([
    { tier: 'knowledge', outcome: 'no-answer' },
    { tier: 'human', outcome: 'handed-over' },
  ])
})
