import { describe, expect, it } from 'vitest'
import { TraceRecording } from './trace-recorder'

describe('TraceRecording', () => {
  it('puts all steps under one root, in order, inside its time', async () => {
    const recording = new TraceRecording()
    await recording.step('first', (span) => span.set({ hits: 3 }))
    await recording.step('second', () => new Promise((resolve) => setTimeout(resolve, 5)))
    const [root, first, second] = recording.finish({ tier: 'knowledge' })
    expect(recording.traceId).toMatch(/^[0-9a-f]{32}$/)
    expect(root).toMatchObject({ name: 'ask', parentSpanId: null, status: 'ok' })
    expect(first).toMatchObject({
      name: 'first',
      parentSpanId: root?.spanId,
      attributes: { hits: 3 },
    })
    const end = (second?.startMs ?? 0) + (second?.durationMs ?? 0)
    expect(end).toBeLessThanOrEqual((root?.durationMs ?? 0) + 0.01)
    expect(second?.startMs).toBeGreaterThanOrEqual(first?.startMs ?? Number.POSITIVE_INFINITY)
  })

  it('marks a step that threw, and passes the error on', async () => {
    const recording = new TraceRecording()
    await expect(recording.step('broken', () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    )
    expect(recording.finish({}).map(({ status }) => status)).toEqual(['error', 'error'])
  })
})
