import { describe, expect, it } from 'vitest'
import { answerAsMarkdown, answerAsText } from './answer-copy'
import { answerWith, citation } from './testing/example-answer'

const answer = answerWith({
  blocks: [
    { kind: 'step', text: 'Hold **Ctrl**', citation: 1 },
    { kind: 'step', text: 'Wait', citation: 1, alsoCited: [2] },
    { kind: 'paragraph', text: 'Then *breathe*.', citation: 2 },
  ],
  citations: [citation],
})

describe('copying an answer', () => {
  it('as text leaves marks and sources out', () => {
    expect(answerAsText(answer)).toBe('1. Hold Ctrl\n2. Wait\n\nThen breathe.')
  })

  it('as Markdown keeps both', () => {
    expect(answerAsMarkdown(answer)).toBe(
      '1. Hold **Ctrl** [1]\n2. Wait [1] [2]\n\nThen *breathe*. [2]\n\n' +
        '[1] TrackMan › Frozen screen, version 7, sha256 abc',
    )
  })

  it('gives a text of our own as it is, without sources', () => {
    const blocks = [{ kind: 'paragraph', text: 'See you Friday!', citation: null }] as const
    expect(answerAsMarkdown({ ...answer, blocks, citations: [] })).toBe('See you Friday!')
  })

  it('hands over what the person was told', () => {
    const handover = { reason: 'no-passage', message: 'Ask a manager.' } as const
    expect(answerAsText({ ...answer, handover })).toBe('Ask a manager.')
  })

  it('gives what a person answered instead', () => {
    const handover = { reason: 'no-passage', message: 'Ask a manager.' } as const
    const handed = { ...answer, handover }
    expect(answerAsText(handed, 'By twelve strokes.')).toBe('By twelve strokes.')
    expect(answerAsMarkdown(handed, 'By twelve strokes.')).toBe('By twelve strokes.')
  })
})
