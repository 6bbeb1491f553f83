import { z } from 'zod'
import { staff } from '../accounts/role'
import { labels, tiers } from '../ask/assistant'
import type { EventMap, RouteMap } from '../ipc/route'
import { spanId, traceId } from './trace-id'

/** Values that may stand in a span: short and free of what customers wrote. */
export const attributeValue = z.union([z.string(), z.number(), z.boolean()])

export const span = z.object({
  spanId,
  parentSpanId: spanId.nullable(),
  name: z.string(),
  /** Milliseconds from the start of the trace. */
  startMs: z.number(),
  durationMs: z.number(),
  status: z.enum(['ok', 'error']),
  attributes: z.record(z.string(), attributeValue),
})
export type Span = z.infer<typeof span>

export const traceSummary = z.object({
  traceId,
  question: z.string(),
  askedAt: z.string(),
  askedBy: z.string(),
  locationId: z.string().nullable(),
  assistant: z.enum(labels),
  confidence: z.number(),
  tier: z.enum(tiers),
  /** Milliseconds. */
  durationMs: z.number(),
  status: z.enum(['answered', 'handed-over', 'emergency', 'failed']),
})
export type TraceSummary = z.infer<typeof traceSummary>

const listInput = z.object({
  search: z.string().max(200).optional(),
  assistant: z.enum(labels).optional(),
  status: traceSummary.shape.status.optional(),
  locationId: z.string().max(64).optional(),
  /** Trace id of the last row that the caller has; rows after it follow. */
  after: traceId.optional(),
  limit: z.number().int().min(1).max(500).default(100),
})
export type TraceListInput = z.output<typeof listInput>

export const traceRoutes = {
  /** Newest first. */
  'traces.list': {
    input: listInput,
    output: z.object({ items: z.array(traceSummary), more: z.boolean() }),
    roles: staff,
  },
  'traces.show': {
    input: z.object({ traceId }),
    output: z.object({ trace: traceSummary, spans: z.array(span) }),
    roles: staff,
  },
} satisfies RouteMap

export const traceEvents = {
  'traces.added': traceSummary,
} satisfies EventMap
