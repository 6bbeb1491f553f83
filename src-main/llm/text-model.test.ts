import { AppError } from '@shared/ipc/app-error'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startFakeAnthropic } from '../testing/providers/fake-anthropic'
import { startFakeOpenAi } from '../testing/providers/fake-openai'
import type { FakeProvider } from '../testing/providers/fake-provider'
import { fails, type ProviderScript, says } from '../testing/providers/provider-script'
import { createAnthropicModel } from './anthropic-model'
import { interactivePatience, type ModelPatience } from './model-call'
import { ModelFailure, nothingUsed } from './model-failure'
import { createOpenAiModel } from './openai-model'
import type { ModelReply, ModelRequest, TextModel } from './text-model'

const key = 'sk-test-4f9a1c77'
const question = 'When does the Harbour bay close? Zebra-canary.'

/** Short enough for tests, long enough for a busy machine. */
const quick: ModelPatience = { ...interactivePatience, firstWordMs: 400, betweenWordsMs: 400 }

const both = [
  { name: 'openai', start: startFakeOpenAi, create: createOpenAiModel },
  { name: 'anthropic', start: startFakeAnthropic, create: createAnthropicModel },
] as const

describe.each(both)('$name', ({ name, start, create }) => {
  let provider: FakeProvider
  let words: string[]

  beforeEach(async () => {
    provider = await start({ key })
    words = []
    // The shortest patience is shorter than loading the SDK.
    await modelWith().prepare()
  })

  afterEach(() => provider.close())

  const modelWith = (patience = interactivePatience, apiKey: string | null = key): TextModel =>
    create({ apiKey, baseUrl: provider.url, model: 'some-model', patience })

  const ask = (model: TextModel, more: Partial<ModelRequest> = {}): Promise<ModelReply> =>
    model.stream({
      system: 'Answer briefly.',
      user: question,
      maxTokens: 200,
      signal: new AbortController().signal,
      onText: (delta) => words.push(delta),
      ...more,
    })

  async function failureFrom(
    script: ProviderScript,
    patience = interactivePatience,
  ): Promise<ModelFailure> {
    provider.answerWith(() => script)
    const thrown = await ask(modelWith(patience)).then(
      (reply) => reply,
      (error: unknown) => error,
    )
    expect(thrown).toBeInstanceOf(ModelFailure)
    const failure = thrown as ModelFailure
    const everything = JSON.stringify([failure.message, String(failure.cause), failure.stack])
    for (const secret of [key, 'canary', 'Harbour']) expect(everything).not.toContain(secret)
    return failure
  }

  it('streams a reply word by word and reports what it used', async () => {
    provider.answerWith(() => says('At ten — see “hours” ⛳.', { pings: true }))
    const reply = await ask(modelWith())
    expect(reply).toMatchObject({
      text: 'At ten — see “hours” ⛳.',
      provider: name,
      model: 'some-model',
      stopReason: 'end',
      usageReported: true,
    })
    expect(words).toEqual(['At', ' ten', ' —', ' see', ' “hours”', ' ⛳.'])
    expect(reply.inputTokens).toBeGreaterThan(10)
    expect(reply.outputTokens).toBeGreaterThan(3)
    expect(reply.firstWordMs).toBeLessThanOrEqual(reply.ms)
    expect(provider.requests[0]).toMatchObject({ system: 'Answer briefly.', user: question })
    expect(provider.requests[0]?.maxTokens).toBe(200)
  })

  it('says when the reply was longer than allowed', async () => {
    provider.answerWith(() => says('At ten', { stopReason: 'length' }))
    expect((await ask(modelWith())).stopReason).toBe('length')
  })

  it('waits for a slow line as long as words keep coming', async () => {
    provider.answerWith(() => says('one two three four five', { pieceDelayMs: 120 }))
    const patience = { ...quick, firstWordMs: 2_000, betweenWordsMs: 2_000 }
    expect((await ask(modelWith(patience))).text).toBe('one two three four five')
  })

  it('puts a character together that came in two halves', async () => {
    provider.answerWith(() => says('⛳⛳', { byteDelayMs: 1 }))
    expect((await ask(modelWith())).text).toBe('⛳⛳')
  })

  it('gives up on a line that trickles byte by byte', async () => {
    const failure = await failureFrom(says('x'.repeat(900), { byteDelayMs: 40 }), quick)
    expect(failure).toMatchObject({ code: 'MODEL_TIMEOUT', used: null, retryable: true })
    await expect.poll(() => provider.hungUp).toBe(1)
  })

  it('gives up on a provider that does not begin, does not go on, or never ends', async () => {
    expect((await failureFrom(says('late', { headDelayMs: 5_000 }), quick)).code).toBe(
      'MODEL_TIMEOUT',
    )
    const stuck = await failureFrom(says('one two', { pieceDelayMs: 200, byteDelayMs: 5 }), {
      ...quick,
      firstWordMs: 8_000,
      betweenWordsMs: 150,
    })
    expect(stuck.code).toBe('MODEL_TIMEOUT')
    const endless = await failureFrom(says('more ', { endless: true }), { ...quick, wholeMs: 700 })
    expect(endless.code).toBe('MODEL_TIMEOUT')
    expect(provider.requests).toHaveLength(3)
  })

  it('stops a reply that is far longer than asked for', async () => {
    const failure = await failureFrom(
      says('y'.repeat(3_000), { endless: true, pieceLength: 3_000 }),
    )
    expect(failure).toMatchObject({ code: 'MODEL_MALFORMED', used: null })
  })

  it.each([false, true])(
    'says when the answer was cut (in the middle of JSON: %s)',
    async (inJson) => {
      const failure = await failureFrom(says('one two three', { cutAfter: 2, cutInJson: inJson }))
      expect(failure).toMatchObject({ code: 'MODEL_CUT', used: null, retryable: true })
      expect(words).toEqual(['one', ' two'])
      expect(provider.requests).toHaveLength(1)
    },
  )

  it('says when the stream ended without its end', async () => {
    provider.answerWith(() => says('one two', { cutAfter: 9 }))
    const whole = await ask(modelWith())
    expect(whole.text).toBe('one two')
    const failure = await failureFrom({ kind: 'raw', frames: firstFrames(name) })
    expect(failure.code).toBe('MODEL_CUT')
  })

  // Waiting as asked would outlast the test.
  it('does not wait where it is asked to wait long', async () => {
    const failure = await failureFrom(fails(429, { 'retry-after': '600' }))
    expect(failure).toMatchObject({ code: 'MODEL_RATE_LIMITED', retryAfterMs: 600_000 })
    expect(failure.used).toEqual(nothingUsed)
    expect(provider.requests).toHaveLength(1)
  })

  it('does wait where it is asked to wait briefly', async () => {
    provider.answerWith((_, count) =>
      count === 0 ? fails(429, { 'retry-after-ms': '30' }) : says('Now it works.'),
    )
    expect((await ask(modelWith())).text).toBe('Now it works.')
    expect(provider.requests).toHaveLength(2)
  })

  it('tries a broken provider three times and no more', async () => {
    const failure = await failureFrom(fails(500, { 'retry-after-ms': '5' }))
    expect(failure).toMatchObject({ code: 'MODEL_UNAVAILABLE', used: nothingUsed })
    expect(provider.requests).toHaveLength(3)
  })

  it('asks once only where the first request may have been charged', async () => {
    const failure = await failureFrom({ kind: 'hang-up' })
    expect(failure).toMatchObject({ code: 'MODEL_UNAVAILABLE', used: null })
    expect(provider.requests).toHaveLength(1)
  })

  it('says what to do about a refusal, without repeating the provider', async () => {
    const echo = JSON.stringify({
      error: { message: `Bad key ${key} for “${question}”`, type: key, code: question },
    })
    for (const status of [400, 401, 403, 404]) {
      const failure = await failureFrom({ kind: 'plain', status, body: echo })
      expect(failure).toMatchObject({ code: 'MODEL_REFUSED', retryable: false, used: nothingUsed })
      expect(failure.message).toMatch(/Check/)
    }
    expect(provider.requests).toHaveLength(4)
  })

  it('says when the key is wrong', async () => {
    const wrong = ask(modelWith(interactivePatience, 'sk-wrong'))
    await expect(wrong).rejects.toMatchObject({ code: 'MODEL_REFUSED' })
    await expect(wrong).rejects.not.toThrow(/sk-wrong/)
  })

  it('sends no key where none is set', async () => {
    await provider.close()
    provider = await start()
    await ask(modelWith(interactivePatience, null))
    const { authorization, 'x-api-key': apiKey } = provider.requests[0]?.headers ?? {}
    expect([authorization, apiKey]).toEqual([undefined, undefined])
  })

  it.each([
    ['no JSON', ['data: {"choices": [}\n\n', 'event: message_start\ndata: {oops\n\n']],
    ['other JSON', ['data: {"choices": 7}\n\n', 'event: message_start\ndata: 7\n\n']],
    ['a web page', ['<html><body>Sign in to the hotel</body></html>']],
    ['nothing', []],
  ])('does not take %s for an answer', async (_, frames) => {
    const failure = await failureFrom({ kind: 'raw', frames })
    expect(['MODEL_MALFORMED', 'MODEL_CUT']).toContain(failure.code)
  })

  it('does not take silence for an answer', async () => {
    expect((await failureFrom(says(''))).code).toBe('MODEL_MALFORMED')
    expect((await failureFrom(says(' \n '))).code).toBe('MODEL_MALFORMED')
  })

  it('says when the model declined', async () => {
    const failure = await failureFrom(says('I cannot', { stopReason: 'refused' }))
    expect(failure).toMatchObject({ code: 'MODEL_REFUSED', onlyThisRequest: true })
  })

  it('follows no redirect', async () => {
    const elsewhere = await start()
    const failure = await failureFrom({
      ...fails(307, { location: `${elsewhere.url}/chat/completions` }),
      body: '',
    })
    expect(failure.code).toBe('MODEL_UNAVAILABLE')
    expect(elsewhere.requests).toEqual([])
    await elsewhere.close()
  })

  it('says when nobody is there', async () => {
    await provider.close()
    const failure = await ask(modelWith()).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'MODEL_UNAVAILABLE', used: nothingUsed })
    provider = await start()
  })

  it('hangs up at once when the person stops it', async () => {
    const stop = new AbortController()
    provider.answerWith(() => says('one two three four', { pieceDelayMs: 40, endless: true }))
    const asking = ask(modelWith(), {
      signal: stop.signal,
      onText: (delta) => {
        words.push(delta)
        if (words.length === 2) stop.abort()
      },
    })
    await expect(asking).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(words).toHaveLength(2)
    await expect.poll(() => provider.hungUp).toBe(1)
  })

  it('asks nobody when it was stopped before', async () => {
    const asking = ask(modelWith(), { signal: AbortSignal.abort(new AppError('LATE', 'Late.')) })
    await expect(asking).rejects.toMatchObject({ code: 'LATE' })
    expect(provider.requests).toEqual([])
  })

  it('shows its key in no text that is made of it', () => {
    expect(JSON.stringify(modelWith())).not.toContain(key)
  })
})

it('estimates the tokens where a server says nothing of them', async () => {
  const provider = await startFakeOpenAi({
    behaviour: () => says('Twelve dollars an hour.', { withoutUsage: true }),
  })
  const model = createOpenAiModel({ apiKey: null, baseUrl: provider.url, model: 'llama' })
  const reply = await model.stream({
    ...{ system: 's', user: 'u'.repeat(40), maxTokens: 50, temperature: 0 },
    signal: new AbortController().signal,
    onText: () => undefined,
  })
  expect(reply).toMatchObject({ usageReported: false, inputTokens: 11, outputTokens: 6 })
  expect(JSON.parse(provider.requests[0]?.body ?? '')).toMatchObject({
    ...{ max_tokens: 50, temperature: 0, stream_options: { include_usage: true } },
  })
  await provider.close()
})

/** A stream that ends after its first words as if that were all. */
function firstFrames(name: 'openai' | 'anthropic'): readonly string[] {
  const openAi = { choices: [{ index: 0, delta: { content: 'one' }, finish_reason: null }] }
  const anthropic = {
    type: 'content_block_delta',
    index: 0,
    delta: { type: 'text_delta', text: 'o' },
  }
  return name === 'openai'
    ? [`data: ${JSON.stringify(openAi)}\n\n`]
    : [`event: content_block_delta\ndata: ${JSON.stringify(anthropic)}\n\n`]
}
