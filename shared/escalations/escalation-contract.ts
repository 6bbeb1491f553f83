import { z } from 'zod'
import { type Role, staff } from '../accounts/role'
import { tierVerdict } from '../ask/answer-evidence'
import { labels } from '../ask/assistant'
import type { EventMap, RouteMap } from '../ipc/route'
import { traceId } from '../traces/trace-id'

/** Who may take charge of a question and answer it. */
export const answerers = ['operator', 'manager', 'admin'] as const satisfies readonly Role[]

/** What was tried before a person was asked. */
export const escalationContext = z.object({
  confidence: z.number().nullable().default(null),
  priority: z.enum(['urgent', 'high', 'medium', 'low']).nullable().default(null),
  tiers: z.array(tierVerdict).readonly().default([]),
})
export type EscalationContext = z.infer<typeof escalationContext>

/** A question that waits for a person, or got a person's answer. Times are ISO 8601 in UTC. */
export const escalation = z.object({
  id: z.uuid(),
  traceId: traceId.nullable(),
  channel: z.string(),
  assistant: z.enum(labels),
  /** A handover's reason, or `unhelpful` where a person did not like the answer. */
  reason: z.string(),
  /** Without numbers, addresses and names of customers. */
  question: z.string(),
  locationId: z.string().nullable(),
  askedBy: z.string().nullable(),
  /** I asked it myself. */
  mine: z.boolean(),
  createdAt: z.string(),
  context: escalationContext,
  status: z.enum(['waiting', 'claimed', 'answered']),
  claimedBy: z.string().nullable(),
  claimedByMe: z.boolean(),
  claimedAt: z.string().nullable(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.string().nullable(),
  /** Written here, and not yet known to the others. */
  pending: z.boolean(),
})
export type Escalation = z.infer<typeof escalation>

const byId = z.object({ id: z.uuid() })

export const escalationRoutes = {
  /** Open ones first, the longest waiting on top; then answered ones, newest first. */
  'escalations.list': {
    input: z.object({ limit: z.number().int().min(1).max(500).default(100) }),
    output: z.object({ items: z.array(escalation), waiting: z.number().int() }),
    roles: staff,
  },
  /** Those about some of my own questions, so that a person's answer stands under its question. */
  'escalations.of-traces': {
    input: z.object({ traceIds: z.array(traceId).max(200) }),
    output: z.array(escalation),
    roles: staff,
  },
  /** "Ask a person" about a question of one's own; once asked, the same one comes back. */
  'escalations.raise': { input: z.object({ traceId }), output: escalation, roles: staff },
  'escalations.claim': { input: byId, output: escalation, roles: answerers },
  'escalations.answer': {
    input: byId.extend({ answer: z.string().trim().min(1, 'Write an answer first.').max(8_000) }),
    output: escalation,
    roles: answerers,
  },
} satisfies RouteMap

export const escalationEvents = {
  /** Something was asked, claimed or answered, here or on another desk. */
  'escalations.changed': z.object({ waiting: z.number().int() }),
} satisfies EventMap
