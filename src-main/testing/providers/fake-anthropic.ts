import { randomUUID } from 'node:crypto'
import type {
  Message,
  MessageDeltaUsage,
  RawMessageStreamEvent,
  StopReason,
  Usage,
} from '@anthropic-ai/sdk/resources/messages'
import { z } from 'zod'
import { type FakeProvider, type ProviderProtocol, startFakeProvider } from './fake-provider'
import {
  type ProviderBehaviour,
  type ProviderRequest,
  says,
  type TextScript,
} from './provider-script'

const body = z.object({
  model: z.string(),
  max_tokens: z.number().int().positive(),
  system: z.string().optional(),
  messages: z.array(z.object({ role: z.literal('user'), content: z.string() })).min(1),
  stream: z.literal(true),
})

interface FakeAnthropicOptions {
  readonly behaviour?: ProviderBehaviour
  readonly port?: number
  /** Asks for this key; null: for none. */
  readonly key?: string | null
}

/** Speaks Anthropic's messages, streaming. */
export function startFakeAnthropic(options: FakeAnthropicOptions = {}): Promise<FakeProvider> {
  const { behaviour = () => says('Hello from the model.'), key = null, port } = options
  return startFakeProvider({ protocol: anthropicProtocol(key), behaviour, ...(port && { port }) })
}

function anthropicProtocol(key: string | null): ProviderProtocol {
  return {
    path: '/v1/messages',
    read(json, headers) {
      const given = headers['x-api-key'] ?? headers.authorization?.replace(/^Bearer /, '')
      if (key !== null && given !== key) return { kind: 'plain', status: 401 }
      const parsed = body.safeParse(json)
      if (!parsed.success || headers['anthropic-version'] === undefined) {
        return { kind: 'plain', status: 400 }
      }
      const { model, system = '', messages, max_tokens: maxTokens } = parsed.data
      return { model, system, user: messages.map(({ content }) => content).join('\n'), maxTokens }
    },
    before: (request) => [
      frame({ type: 'message_start', message: messageOf(request) }),
      frame({
        type: 'content_block_start',
        index: 0,
        content_block: { type: 'text', text: '', citations: null },
      }),
      ping,
    ],
    piece: (_, text) =>
      frame({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }),
    after: (_, script) => [
      frame({ type: 'content_block_stop', index: 0 }),
      frame(messageDelta(script)),
      frame({ type: 'message_stop' }),
    ],
    ping,
    errorBody,
  }
}

const ping = 'event: ping\ndata: {"type": "ping"}\n\n'

function messageOf({ model, system, user }: ProviderRequest): Message {
  return {
    id: `msg_${randomUUID()}`,
    type: 'message',
    role: 'assistant',
    model,
    content: [],
    container: null,
    diagnostics: null,
    stop_reason: null,
    stop_details: null,
    stop_sequence: null,
    usage: usageOf(Math.ceil((system.length + user.length) / 4)),
  }
}

function usageOf(inputTokens: number): Usage {
  return {
    cache_creation: null,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    inference_geo: null,
    input_tokens: inputTokens,
    output_tokens: 1,
    output_tokens_details: null,
    server_tool_use: null,
    service_tier: 'standard',
    speed: null,
  }
}

function messageDelta(script: TextScript): RawMessageStreamEvent {
  return {
    type: 'message_delta',
    delta: {
      container: null,
      stop_reason: stopReasonOf(script),
      stop_details: null,
      stop_sequence: null,
    },
    usage: deltaUsage(script),
  }
}

function deltaUsage({ text }: TextScript): MessageDeltaUsage {
  return {
    cache_creation_input_tokens: null,
    cache_read_input_tokens: null,
    input_tokens: null,
    output_tokens: Math.ceil(text.length / 4),
    output_tokens_details: null,
    server_tool_use: null,
  }
}

function stopReasonOf({ stopReason = 'end' }: TextScript): StopReason {
  if (stopReason === 'refused') return 'refusal'
  return stopReason === 'length' ? 'max_tokens' : 'end_turn'
}

function frame(event: RawMessageStreamEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}

const errorTypes: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
  529: 'overloaded_error',
}

function errorBody(status: number): string {
  const error = { type: errorTypes[status] ?? 'api_error', message: `Fake error ${status}.` }
  return JSON.stringify({ type: 'error', error, request_id: `req_${randomUUID()}` })
}
