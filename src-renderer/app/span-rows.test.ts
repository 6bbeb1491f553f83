import type { Span } from '@shared/traces/trace-contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaleMarks, spanRows, traceEnd } from './span-rows'

type Times = readonly [startMs: number, durationMs: number]

function span(spanId: string, parentSpanId: string | null, times: Times): Span {
  const [startMs, durationMs] = times
  return { spanId, parentSpanId, name: spanId, startMs, durationMs, status: 'ok', attributes: {} }
}

describe('spanRows', () => {
  it('reads the tree from the top, children by start', () => {
    const spans = [
      span('c', 'a', [5, 1]),
      span('a', null, [0, 9]),
      span('d', 'c', [6, 1]),
      span('b', 'a', [1, 1]),
    ]
    expect(spanRows(spans).map(({ span: { name }, depth }) => [name, depth])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 1],
      ['d', 2],
    ])
  })

  it('shows a span whose parent is missing', () => {
    expect(spanRows([span('a', 'gone', [0, 1])])).toHaveLength(1)
  })
})

describe('scale', () => {
  it('ends where the last span ends', () => {
    expect(traceEnd([span('a', null, [0, 9]), span('b', 'a', [8, 4])])).toBe(12)
  })

  it('marks round numbers', () => {
    expect(scaleMarks(41.3)).toEqual([0, 10, 20, 30, 40])
    expect(scaleMarks(8)).toEqual([0, 2, 4, 6, 8])
  })

  it('has few marks, all within the trace, whatever its length', () => {
    const length = fc.double({ min: 0.1, max: 1e7, noNaN: true })
    fc.assert(
      fc.property(length, (end) => {
        const marks = scaleMarks(end)
        expect(marks.length).toBeGreaterThanOrEqual(2)
        expect(marks.length).toBeLessThanOrEqual(6)
        expect(marks.at(-1)).toBeLessThanOrEqual(end * 1.00001)
      }),
    )
  })
})
