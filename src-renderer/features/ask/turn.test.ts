import type { Answer } from '@shared/ask/ask-contract'
import { describe, expect, it } from 'vitest'
import { answerWith, route } from './testing/example-answer'
import { applyProgress, conversation, failTurn, finishTurn, sameTurn, startTurn } from './turn'

const requestId = '0b6f6c2e-3c1c-4a53-9d3c-111111111111'
const block = { kind: 'step', text: 'Hold **Ctrl**', citation: 1 } as const
const started = startTurn({ requestId, question: 'frozen', locationId: null, askedAt: 'now' })

const answer = (traceId: string): Answer => answerWith({ traceId, route, blocks: [block, block] })

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

  it('grows with what a model writes, and begins anew with the next one', () => {
    const writing = { requestId, type: 'writing', provider: 'openai' } as const
    const words = (text: string) => ({ requestId, type: 'words', text }) as const
    const first = [{ ...writing, attempt: 'first' } as const, words('Hold '), words('Ctrl')]
    const drafted = first.reduce<typeof started>(applyProgress, started)
    expect(drafted.draft).toEqual({ provider: 'openai', attempt: 'first', text: 'Hold Ctrl' })
    const again = applyProgress(drafted, { ...writing, attempt: 'second-provider' })
    expect(again.draft?.text).toBe('')
    expect(finishTurn(again, answer('a1')).draft).toBeNull()
  })

  it('takes no words that nobody began to write', () => {
    expect(applyProgress(started, { requestId, type: 'words', text: 'late' })).toBe(started)
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
