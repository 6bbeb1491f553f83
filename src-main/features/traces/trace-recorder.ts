import type { Span } from '@shared/traces/trace-contract'
import { newSpanId, newTraceId } from '../../platform/ids'

type Attributes = Record<string, string | number | boolean>

/** The span being measured: set attributes on it, nothing that a customer wrote. */
export interface OpenSpan {
  set(attributes: Attributes): void
}

/**
 * One question's trace: measures nested steps and hands them over finished.
 * Times are milliseconds from the trace's start, by the monotonic clock.
 */
export class TraceRecording {
  readonly traceId = newTraceId()
  private readonly startedAt = performance.now()
  private readonly spans: Span[] = []

  /** Measures a step at the top level. A thrown error marks the span and goes on. */
  async step<Value>(
    name: string,
    work: (span: OpenSpan) => Value | Promise<Value>,
    parentSpanId: string | null = null,
  ): Promise<Value> {
    const spanId = newSpanId()
    const start = performance.now()
    const attributes: Attributes = {}
    let status: Span['status'] = 'error'
    try {
      const value = await work({ set: (more) => Object.assign(attributes, more) })
      status = 'ok'
      return value
    } finally {
      this.spans.push({
        spanId,
        parentSpanId,
        name,
        startMs: round(start - this.startedAt),
        durationMs: round(performance.now() - start),
        status,
        attributes,
      })
    }
  }

  /** Milliseconds since the trace began. */
  elapsed(): number {
    return round(performance.now() - this.startedAt)
  }

  /** All spans under one root named `ask`, in order of their start. */
  finish(attributes: Attributes): readonly Span[] {
    const root: Span = {
      spanId: newSpanId(),
      parentSpanId: null,
      name: 'ask',
      startMs: 0,
      durationMs: this.elapsed(),
      status: this.spans.some((span) => span.status === 'error') ? 'error' : 'ok',
      attributes,
    }
    const children = this.spans
      .map((span) => ({ ...span, parentSpanId: span.parentSpanId ?? root.spanId }))
      .sort((a, b) => a.startMs - b.startMs)
    return [root, ...children]
  }
}

/** Microseconds are as fine as the clock can be trusted. */
function round(ms: number): number {
  return Math.round(ms * 1000) / 1000
}
