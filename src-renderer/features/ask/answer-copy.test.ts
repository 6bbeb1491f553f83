import type { Answer } from '@shared/ask/ask-contract'
import { describe, expect, it } from 'vitest'
import { answerAsMarkdown, answerAsText } from './answer-copy'

const answer: Answer = {
  traceId: 'a1',
  question: 'frozen',
  locationId: null,
  askedAt: 'then',
  askedBy: 'Dana',
  assistant: 'tech',
  confidence: 0.97,
  tier: 'knowledge',
  blocks: [
    { kind: 'step', text: 'Hold **Ctrl**', citation: 1 },
    { kind: 'step', text: 'Wait', citation: 1 },
    { kind: 'paragraph', text: 'Then *breathe*.', citation: 2 },
  ],
  citations: [
    {
      number: 1,
      passageId: 'p1',
      sop: 'TrackMan',
      heading: 'Frozen screen',
      text: '1. Hold',
      version: 7,
      sha256: 'abc',
      audience: 'staff',
      author: 'R. Osei',
      approvedAt: 'then',
    },
  ],
  handover: null,
  emergency: null,
  route: {
    ...{ label: 'tech', confidence: 0.97, scores: [], words: [], nearest: [] },
    ...{ opinions: { words: null, meaning: null }, emergency: null, outOfScope: null },
    ...{ understood: 1, context: [], model: null },
  },
  decision: null,
  ms: 41,
}

describe('copying an answer', () => {
  it('as text leaves marks and sources out', () => {
    expect(answerAsText(answer)).toBe('1. Hold Ctrl\n2. Wait\n\nThen breathe.')
  })

  it('as Markdown keeps both', () => {
    expect(answerAsMarkdown(answer)).toBe(
      '1. Hold **Ctrl** [1]\n2. Wait [1]\n\nThen *breathe*. [2]\n\n' +
        '[1] TrackMan › Frozen screen, version 7, sha256 abc',
    )
  })

  it('hands over what the person was told', () => {
    const handover = { reason: 'no-passage', message: 'Ask a manager.' } as const
    expect(answerAsText({ ...answer, handover })).toBe('Ask a manager.')
  })
})
