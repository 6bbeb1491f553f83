import { describe, expect, it } from 'vitest'
import { answerWith } from '../testing/example-answer'
import { mayBeJudged, opinionOf } from './answer-opinion'

const kept = { verdict: 'wrong', correction: 'It closes at 10.', givenAt: 'then' } as const
const blocks = [{ kind: 'paragraph', text: 'At 11.', citation: 1 }] as const

describe('what a person thinks of an answer', () => {
  it('is what was kept', () => {
    expect(opinionOf(answerWith({ feedback: kept }), undefined)).toBe(kept)
    expect(opinionOf(answerWith({}), undefined)).toBeNull()
  })

  it('is what was said last, also while it is on its way or was refused', () => {
    const judgement = { verdict: 'helpful' } as const
    const answer = answerWith({ feedback: kept })
    const opinion = { verdict: 'helpful', correction: null }
    expect(opinionOf(answer, { judgement, error: null })).toEqual(opinion)
    expect(opinionOf(answer, { judgement, error: 'Disk full' })).toEqual(opinion)
  })
})

it('is asked only where there is an answer', () => {
  expect(mayBeJudged(answerWith({ blocks }))).toBe(true)
  expect(mayBeJudged(answerWith({}))).toBe(false)
  const handover = { reason: 'none', message: 'A person will.' } as const
  expect(mayBeJudged(answerWith({ blocks, handover }))).toBe(false)
})
