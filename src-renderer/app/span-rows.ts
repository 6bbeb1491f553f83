import type { Span } from '@shared/traces/trace-contract'
import { groupBy } from '../ui/group-by'

export interface SpanRow {
  readonly span: Span
  /** 0 for the span that holds the others. */
  readonly depth: number
}

/** Spans as a tree read from the top, children by start; those whose parent is missing stand at the root. */
export function spanRows(spans: readonly Span[]): readonly SpanRow[] {
  const known = new Set(spans.map(({ spanId }) => spanId))
  const parentOf = ({ parentSpanId }: Span) =>
    parentSpanId !== null && known.has(parentSpanId) ? parentSpanId : null
  const children = groupBy(
    spans.toSorted((left, right) => left.startMs - right.startMs),
    parentOf,
  )
  const below = (parent: string | null, depth: number): readonly SpanRow[] =>
    (children.get(parent) ?? []).flatMap((span) => [
      { span, depth },
      ...below(span.spanId, depth + 1),
    ])
  return below(null, 0)
}

/** Where the last span ends, in milliseconds; at least a little, so that scales exist. */
export function traceEnd(spans: readonly Span[]): number {
  return Math.max(0.1, ...spans.map(({ startMs, durationMs }) => startMs + durationMs))
}

/** Round marks from 0 to the end for a scale of about `wanted` steps. */
export function scaleMarks(end: number, wanted = 4): readonly number[] {
  const rough = end / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step =
    [1, 2, 5, 10].map((digit) => digit * power).find((size) => size >= 0.7 * rough) ?? rough
  const count = Math.floor(end / step + 1e-9)
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(6)))
}

export type SpanTone = 'accent' | 'green' | 'violet' | 'amber' | 'grey' | 'bad'

const tones: readonly (readonly [RegExp, SpanTone])[] = [
  [/emergency|procedure|compose|answer/i, 'green'],
  [/embed|retriev|search|knowledge/i, 'accent'],
  [/rout|classif/i, 'violet'],
  [/cache|guard/i, 'amber'],
]

/** The colour of a bar; failures stand out, kinds of work look alike in every trace. */
export function spanTone({ name, status }: Span): SpanTone {
  if (status === 'error') return 'bad'
  return tones.find(([pattern]) => pattern.test(name))?.[1] ?? 'grey'
}
