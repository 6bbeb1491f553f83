import { describe, expect, it } from 'vitest'
import { answerWith } from '../testing/example-answer'
import { tierRows } from './tier-rows'

const passed = { tier: 'template', outcome: 'passed', reason: 'no-template', ms: 0.4 } as const
const answered = { tier: 'exact', outcome: 'answered', reason: 'same-question', ms: 1.2 } as const

describe('the tiers that were tried', () => {
  it('are listed in order, each with its reason in plain words', () => {
    const rows = tierRows(answerWith({ tier: 'exact', tiers: [passed, answered] }))
    expect(rows.map(({ tier, outcome, ms }) => [tier, outcome, ms])).toEqual([
      ['template', 'passed', 0.4],
      ['exact', 'answered', 1.2],
    ])
    expect(rows.map(({ reason }) => reason)).toEqual([
      'No template fits the question.',
      'The same question was answered before.',
    ])
  })

  it('end with the person who was asked', () => {
    const handover = { reason: 'no-passage', message: 'A person will.' } as const
    const rows = tierRows(answerWith({ tier: 'human', handover, tiers: [passed] }))
    expect(rows.map(({ tier, outcome }) => [tier, outcome])).toEqual([
      ['template', 'passed'],
      ['human', 'handed-over'],
    ])
  })

  it('are one in an answer from before they were kept', () => {
    expect(tierRows(answerWith({ ms: 41 }))).toEqual([
      { tier: 'knowledge', outcome: 'answered', reason: null, ms: 41 },
    ])
  })
})
