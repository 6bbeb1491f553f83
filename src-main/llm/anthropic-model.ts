import type Anthropic from '@anthropic-ai/sdk'
import { once } from '../platform/once'
import type { ModelCall } from './model-call'
import { exchange, type ProviderAccess, quietLogger, type StreamEnd } from './model-exchange'
import type { ModelRequest, TextModel, TokenUse } from './text-model'

export interface AnthropicOptions extends ProviderAccess {
  /** Asks a model that would think first to answer at once; models that cannot would refuse that. */
  readonly withoutThinking?: boolean
}

const retries = 2

/** Anthropic's messages. They take no temperature. */
export function createAnthropicModel(options: AnthropicOptions): TextModel {
  const sdk = once(() => import('@anthropic-ai/sdk'))
  return {
    provider: 'anthropic',
    model: options.model,
    prepare: async () => {
      await sdk()
    },
    stream: (request) =>
      exchange({
        provider: 'anthropic',
        access: options,
        request,
        speak: async (call) => {
          const client = clientFor((await sdk()).default, options, call)
          return speak({ client, body: bodyOf(options, request), call })
        },
      }),
  }
}

interface Conversation {
  readonly client: Anthropic
  readonly body: Anthropic.MessageCreateParamsStreaming
  readonly call: ModelCall
}

async function speak({ client, body, call }: Conversation): Promise<StreamEnd> {
  const stream = await client.messages.create(body, { signal: call.signal })
  let end: StreamEnd = { model: null, use: null, stopReason: null }
  let finished = false
  for await (const event of stream) {
    if (event.type === 'content_block_delta' && event.delta?.type === 'text_delta') {
      call.receive(event.delta.text)
    }
    end = afterEvent(end, event)
    finished ||= event.type === 'message_stop'
  }
  return finished ? end : { ...end, stopReason: null }
}

function afterEvent(end: StreamEnd, event: Anthropic.RawMessageStreamEvent): StreamEnd {
  if (event.type === 'message_start') {
    const { model, usage } = event.message
    return { ...end, model: model || null, use: tokensOf(usage, null) }
  }
  if (event.type !== 'message_delta') return end
  const { stop_reason: reason } = event.delta
  return { ...end, use: tokensOf(event.usage, end.use), stopReason: stopReasonOf(reason) }
}

/** One client a call: it belongs to the call's own clock, and no other call's prompt is near it. */
function clientFor(
  Sdk: typeof Anthropic,
  { apiKey, baseUrl }: AnthropicOptions,
  call: ModelCall,
): Anthropic {
  return new Sdk({
    apiKey: apiKey ?? 'none',
    ...(apiKey === null && { defaultHeaders: { 'X-Api-Key': null, Authorization: null } }),
    baseURL: baseUrl ?? 'https://api.anthropic.com',
    // What lies in the environment for other programs is not ours.
    authToken: null,
    webhookKey: null,
    openTelemetry: false,
    maxRetries: retries,
    fetch: call.fetch,
    logger: quietLogger,
    logLevel: 'off',
  })
}

function bodyOf(
  { model, withoutThinking = false }: AnthropicOptions,
  { system, user, maxTokens }: ModelRequest,
): Anthropic.MessageCreateParamsStreaming {
  return {
    model,
    system,
    messages: [{ role: 'user', content: user }],
    max_tokens: maxTokens,
    stream: true,
    ...(withoutThinking && { thinking: { type: 'disabled' } }),
  }
}

type Counts = Partial<
  Pick<
    Anthropic.MessageDeltaUsage,
    'input_tokens' | 'output_tokens' | 'cache_creation_input_tokens' | 'cache_read_input_tokens'
  >
>

/** The counts so far; they grow while the answer comes, and some are told at its beginning only. */
function tokensOf(usage: Counts | undefined, earlier: TokenUse | null): TokenUse | null {
  const outputTokens = usage?.output_tokens
  if (!Number.isSafeInteger(outputTokens)) return earlier
  const told = typeof usage?.input_tokens === 'number'
  const inputTokens = told
    ? [usage.input_tokens, usage.cache_creation_input_tokens, usage.cache_read_input_tokens]
        .map((count) => (Number.isSafeInteger(count) ? Number(count) : 0))
        .reduce((sum, count) => sum + count, 0)
    : earlier?.inputTokens
  if (inputTokens === undefined) return null
  return { inputTokens, outputTokens: Number(outputTokens) }
}

function stopReasonOf(reason: Anthropic.StopReason | null | undefined): StreamEnd['stopReason'] {
  if (reason === 'refusal') return 'refused'
  if (reason === 'max_tokens' || reason === 'model_context_window_exceeded') return 'length'
  return reason === null || reason === undefined ? null : 'end'
}
