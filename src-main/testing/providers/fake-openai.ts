import { randomUUID } from 'node:crypto'
import type { ChatCompletionChunk } from 'openai/resources/chat/completions'
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
  messages: z.array(z.object({ role: z.string(), content: z.string() })).min(1),
  stream: z.literal(true),
  stream_options: z.object({ include_usage: z.boolean() }).optional(),
  max_tokens: z.number().optional(),
  max_completion_tokens: z.number().optional(),
})

interface FakeOpenAiOptions {
  readonly behaviour?: ProviderBehaviour
  readonly port?: number
  /** Asks for this key; null: for none, as servers on one's own machine do. */
  readonly key?: string | null
}

/** Speaks OpenAI's chat completions, streaming. */
export function startFakeOpenAi(options: FakeOpenAiOptions = {}): Promise<FakeProvider> {
  const { behaviour = () => says('Hello from the model.'), key = null, port } = options
  const protocol = openAiProtocol(key)
  return startFakeProvider({ protocol, behaviour, basePath: '/v1', ...(port && { port }) })
}

function openAiProtocol(key: string | null): ProviderProtocol {
  return {
    path: '/v1/chat/completions',
    read(json, headers) {
      if (key !== null && headers.authorization !== `Bearer ${key}`) {
        return { kind: 'plain', status: 401 }
      }
      const parsed = body.safeParse(json)
      if (!parsed.success) return { kind: 'plain', status: 400 }
      const { model, messages, max_tokens: old, max_completion_tokens: most } = parsed.data
      const from = (role: string) =>
        messages.flatMap((message) => (message.role === role ? [message.content] : [])).join('\n')
      return { model, system: from('system'), user: from('user'), maxTokens: most ?? old ?? null }
    },
    before: (request) => [frame(chunk(request, { role: 'assistant', content: '', refusal: null }))],
    piece: (request, content) => frame(chunk(request, { content })),
    after: (request, script) => [
      frame(chunk(request, {}, finishReasonOf(script))),
      ...(script.withoutUsage ? [] : [frame(usageChunk(request, script))]),
      'data: [DONE]\n\n',
    ],
    ping: ': keep-alive\n\n',
    errorBody,
  }
}

type Choice = ChatCompletionChunk.Choice

function chunk(
  { model }: ProviderRequest,
  delta: Choice['delta'],
  finish: Choice['finish_reason'] = null,
): ChatCompletionChunk {
  return {
    ...common(model),
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    usage: null,
  }
}

function usageChunk({ model, system, user }: ProviderRequest, { text }: TextScript) {
  const prompt = Math.ceil((system.length + user.length) / 4)
  const completion = Math.ceil(text.length / 4)
  return {
    ...common(model),
    choices: [],
    usage: {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: prompt + completion,
    },
  } satisfies ChatCompletionChunk
}

function common(model: string) {
  return {
    id: `chatcmpl-${randomUUID()}`,
    object: 'chat.completion.chunk',
    created: Math.floor(Date.now() / 1000),
    model,
    service_tier: 'default',
    system_fingerprint: 'fp_fake',
  } as const satisfies Partial<ChatCompletionChunk>
}

function finishReasonOf({ stopReason = 'end' }: TextScript): Choice['finish_reason'] {
  if (stopReason === 'refused') return 'content_filter'
  return stopReason === 'length' ? 'length' : 'stop'
}

function frame(data: ChatCompletionChunk): string {
  return `data: ${JSON.stringify(data)}\n\n`
}

const errorCodes: Readonly<Record<number, readonly [type: string, code: string | null]>> = {
  400: ['invalid_request_error', null],
  401: ['invalid_request_error', 'invalid_api_key'],
  404: ['invalid_request_error', 'model_not_found'],
  429: ['requests', 'rate_limit_exceeded'],
}

function errorBody(status: number): string {
  const [type, code] = errorCodes[status] ?? ['server_error', null]
  return JSON.stringify({ error: { message: `Fake error ${status}.`, type, param: null, code } })
}
