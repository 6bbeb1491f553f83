import { expect, it } from 'vitest'
import { fallbackReason } from './fallback-reason'
import { answerWith } from './testing/example-answer'

const passed = { tier: 'knowledge', outcome: 'passed', reason: 'text-to-write', ms: 9 } as const
const down = { tier: 'generated', outcome: 'failed', reason: 'models-down', ms: 900 } as const
const fallback = { tier: 'knowledge', outcome: 'answered', reason: 'fallback', ms: 0 } as const

it('says why a model’s text gave way to the next best answer', () => {
  const answer = answerWith({ tiers: [passed, down, fallback] })
  expect(fallbackReason(answer)).toBe('No language model could be reached.')
})

it('has nothing to say of an answer that is no fallback', () => {
  const answered = { ...fallback, reason: 'from-passages' } as const
  expect(fallbackReason(answerWith({ tiers: [answered] }))).toBeNull()
  expect(fallbackReason(answerWith({ tiers: [passed, fallback] }))).toBeNull()
})
