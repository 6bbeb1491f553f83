import type { Answer, RouteReport } from '@shared/ask/ask-contract'
import { describe, expect, it } from 'vitest'
import { applyProgress, conversation, failTurn, finishTurn, sameTurn, startTurn } from './turn'

const requestId = '0b6f6c2e-3c1c-4a53-9d3c-111111111111'
const route: RouteReport = {
  ...{ label: 'tech', confidence: 0.97, scores: [], words: [], nearest: [] },
  ...{ opinions: { words: null, meaning: null }, emergency: null, outOfScope: null },
  ...{ understood: 1, context: [], model: null },
}
const block = { kind: 'step', text: 'Hold **Ctrl**', citation: 1 } as const
const started = startTurn({ requestId, question: 'frozen', locationId: null, askedAt: 'now' })

const answer = (traceId: string): Answer => ({
  traceId,
  question: 'frozen',
  locationId: null,
  askedAt: 'then',
  askedBy: 'Dana',
  assistant: 'tech',
  confidence: 0.97,
  tier: 'knowledge',
  blocks: [block, block],
  citations: [],
  handover: null,
  emergency: null,
  route,
  decision: null,
  ms: 41,
})

describe('a turn', () => {
  it('grows with its stream', () => {
    const turn = [
      { requestId, type: 'started', traceId: 'a1' } as const,
      { requestId, type: 'routed', route } as const,
      { requestId, type: 'block', block } as const,
    ].reduce(applyProgress, started)
    expect(turn).toMatchObject({ state: 'running', traceId: 'a1', route, blocks: [block] })
  })

  it('ends with what was recorded, under the key that it began with', () => {
    const turn = finishTurn(
      applyProgress(started, { requestId, type: 'block', block }),
      answer('a1'),
    )
    expect(turn).toMatchObject({ key: requestId, state: 'answered', traceId: 'a1' })
    expect(turn.blocks).toHaveLength(2)
  })

  it('keeps what had come when it is stopped, and takes no more', () => {
    const some = applyProgress(started, { requestId, type: 'block', block })
    const stopped = failTurn(some, { code: 'CANCELLED', message: 'Stopped.', retryable: true })
    expect(applyProgress(stopped, { requestId, type: 'block', block })).toBe(stopped)
    expect(stopped).toMatchObject({ state: 'stopped', blocks: [block] })
  })
})

describe('conversation', () => {
  it('shows an answer once that is both in the history and on screen', () => {
    const live = finishTurn(started, answer('b2'))
    const shown = conversation([answer('a1'), answer('b2')], [live])
    expect(shown.map(({ key }) => key)).toEqual(['a1', requestId])
  })

  it('draws earlier turns again only when their answer changed', () => {
    const a1 = answer('a1')
    const [before] = conversation([a1], [])
    const [after] = conversation([a1], [started])
    const [acknowledged] = conversation([{ ...a1, ms: 42 }], [started])
    if (!before || !after || !acknowledged) throw new Error('A turn is missing.')
    expect(sameTurn(before, after)).toBe(true)
    expect(sameTurn(before, acknowledged)).toBe(false)
    expect(sameTurn(started, { ...started, blocks: [block] })).toBe(false)
  })
})
