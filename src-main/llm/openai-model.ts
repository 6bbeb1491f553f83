import type OpenAI from 'openai'
import { once } from '../platform/once'
import type { ModelCall } from './model-call'
import { exchange, type ProviderAccess, quietLogger, type StreamEnd } from './model-exchange'
import type { ModelRequest, TextModel, TokenUse } from './text-model'

export interface OpenAiOptions extends ProviderAccess {
  /** Null: the model does not reason, or decides by itself how much. */
  readonly reasoningEffort?: OpenAI.ReasoningEffort
  /** False: the model refuses requests that set one. */
  readonly takesTemperature?: boolean
}

const retries = 2

/** OpenAI's chat completions, or any server that speaks like it. */
export function createOpenAiModel(options: OpenAiOptions): TextModel {
  const sdk = once(() => import('openai'))
  return {
    provider: 'openai',
    model: options.model,
    prepare: async () => {
      await sdk()
    },
    stream: (request) =>
      exchange({
        provider: 'openai',
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
  readonly client: OpenAI
  readonly body: OpenAI.ChatCompletionCreateParamsStreaming
  readonly call: ModelCall
}

async function speak({ client, body, call }: Conversation): Promise<StreamEnd> {
  const stream = await client.chat.completions.create(body, { signal: call.signal })
  let end: StreamEnd = { model: null, use: null, stopReason: null }
  let refused = false
  for await (const { choices, model, usage } of stream) {
    const choice = choices?.find(({ index }) => (index ?? 0) === 0)
    refused ||= typeof choice?.delta?.refusal === 'string' && choice.delta.refusal !== ''
    if (typeof choice?.delta?.content === 'string') call.receive(choice.delta.content)
    end = {
      model: typeof model === 'string' && model !== '' ? model : end.model,
      use: tokensOf(usage) ?? end.use,
      stopReason: stopReasonOf(choice?.finish_reason) ?? end.stopReason,
    }
  }
  return refused && end.stopReason !== null ? { ...end, stopReason: 'refused' } : end
}

/** One client a call: it belongs to the call's own clock, and no other call's prompt is near it. */
function clientFor(
  Sdk: typeof OpenAI,
  { apiKey, baseUrl }: OpenAiOptions,
  call: ModelCall,
): OpenAI {
  return new Sdk({
    apiKey: apiKey ?? 'none',
    ...(apiKey === null && { defaultHeaders: { Authorization: null } }),
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    // What lies in the environment for other programs is not ours.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: retries,
    fetch: call.fetch,
    logger: quietLogger,
    logLevel: 'off',
  })
}

function bodyOf(
  options: OpenAiOptions,
  { system, user, maxTokens, temperature }: ModelRequest,
): OpenAI.ChatCompletionCreateParamsStreaming {
  const { model, baseUrl, reasoningEffort = null, takesTemperature = true } = options
  return {
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    stream: true,
    stream_options: { include_usage: true },
    // Other servers often know the old name only, and would write without end.
    ...(baseUrl === null ? { max_completion_tokens: maxTokens } : { max_tokens: maxTokens }),
    ...(reasoningEffort !== null && { reasoning_effort: reasoningEffort }),
    ...(takesTemperature && temperature !== undefined && { temperature }),
  }
}

function tokensOf(usage: OpenAI.CompletionUsage | null | undefined): TokenUse | null {
  const { prompt_tokens: inputTokens, completion_tokens: outputTokens } = usage ?? {}
  if (!Number.isSafeInteger(inputTokens) || !Number.isSafeInteger(outputTokens)) return null
  return { inputTokens: Number(inputTokens), outputTokens: Number(outputTokens) }
}

function stopReasonOf(reason: string | null | undefined): StreamEnd['stopReason'] {
  if (typeof reason !== 'string') return null
  if (reason === 'length') return 'length'
  return reason === 'content_filter' ? 'refused' : 'end'
}
