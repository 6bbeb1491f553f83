import { AppError } from '@shared/ipc/app-error'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newId } from '../platform/ids'
import { type LogFields, silentLogger } from '../platform/logger'
import { startFakeAnthropic } from '../testing/providers/fake-anthropic'
import { startFakeOpenAi } from '../testing/providers/fake-openai'
import type { FakeProvider } from '../testing/providers/fake-provider'
import { memoryLedger } from '../testing/providers/memory-ledger'
import { fails, says } from '../testing/providers/provider-script'
import { createAnthropicModel } from './anthropic-model'
import type { SpendLedger } from './model-budget'
import { interactivePatience } from './model-call'
import { type GenerateRequest, type ModelAttempt, ModelGateway } from './model-gateway'
import type { ModelPrice } from './model-prices'
import { createOpenAiModel } from './openai-model'

const canary = 'canary-7731'
const key = 'sk-secret-key'
/** For how long a provider is left alone. */
const usualRestMs = 30_000
const broken = fails(503, { 'retry-after-ms': '1' })

let openAi: FakeProvider
let anthropic: FakeProvider
let ledger: ReturnType<typeof memoryLedger>
let logged: (LogFields | undefined)[]
let seen: (string | ModelAttempt)[]

beforeEach(async () => {
  openAi = await startFakeOpenAi({ key, behaviour: () => says('From the first.') })
  anthropic = await startFakeAnthropic({ key, behaviour: () => says('From the second.') })
  ledger = memoryLedger()
  logged = []
  seen = []
})

afterEach(async () => {
  vi.useRealTimers()
  await openAi.close()
  await anthropic.close()
})

interface Setup {
  readonly prices?: readonly [ModelPrice, ModelPrice]
  readonly ledger?: SpendLedger
  readonly wholeMs?: number
  readonly betweenWordsMs?: number
}

function gatewayWith(setup: Setup = {}): ModelGateway {
  const usual = { input: 1, output: 10 }
  const [first, second] = setup.prices ?? [usual, usual]
  const { betweenWordsMs = 5_000, ...rest } = setup
  const patience = { ...interactivePatience, betweenWordsMs }
  const access = { apiKey: key, model: 'some-model', patience }
  return new ModelGateway({
    models: [
      { model: createOpenAiModel({ ...access, baseUrl: openAi.url }), price: first },
      { model: createAnthropicModel({ ...access, baseUrl: anthropic.url }), price: second },
    ],
    ledger,
    logger: { ...silentLogger, warn: (_, fields) => void logged.push(fields) },
    newId,
    ...rest,
  })
}

const request = (more: Partial<GenerateRequest> = {}): GenerateRequest => ({
  system: 'Answer briefly.',
  user: `What does an hour cost? ${canary}`,
  maxTokens: 100,
  signal: new AbortController().signal,
  onText: (delta) => seen.push(delta),
  onAttempt: (attempt) => seen.push(attempt),
  ...more,
})

const attempt = (provider: string, reason: string) => ({ provider, model: 'some-model', reason })

describe('asking one model after the other', () => {
  it('takes the first answer and books what it cost', async () => {
    const gateway = gatewayWith()
    const reply = await gateway.generate(request())
    expect(reply).toMatchObject({ text: 'From the first.', provider: 'openai' })
    expect(seen[0]).toEqual(attempt('openai', 'first'))
    await gateway.settled()
    expect(reply.micros).toBe(reply.inputTokens + 10 * reply.outputTokens)
    expect(ledger.spent()).toBe(reply.micros)
    expect(ledger.most()).toBeGreaterThan(ledger.spent())
    expect(anthropic.requests).toEqual([])
  })

  it('begins anew with the second when the first breaks off in the middle', async () => {
    openAi.answerWith(() => says('Twelve dollars, but', { cutAfter: 2 }))
    const reply = await gatewayWith().generate(request())
    expect(reply).toMatchObject({ text: 'From the second.', provider: 'anthropic' })
    expect(seen).toEqual([
      attempt('openai', 'first'),
      ...['Twelve', ' dollars,'],
      attempt('anthropic', 'second-provider'),
      ...['From', ' the', ' second.'],
    ])
  })

  it('turns to the second at once when the first asks for a long wait, and leaves it alone', async () => {
    openAi.answerWith(() => fails(429, { 'retry-after': '90' }))
    const gateway = gatewayWith()
    expect((await gateway.generate(request())).provider).toBe('anthropic')
    expect(seen[1]).toEqual(attempt('anthropic', 'after-rate-limit'))
    expect(gateway.status()).toMatchObject([{ state: 'resting' }, { state: 'ready' }])
    await gateway.generate(request())
    expect(openAi.requests).toHaveLength(1)
  })

  it('leaves a provider alone after three failures and tries it again later', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    openAi.answerWith(() => fails(401))
    const gateway = gatewayWith()
    for (let n = 0; n < 5; n += 1) await gateway.generate(request())
    expect(openAi.requests).toHaveLength(3)
    expect(gateway.status()[0]).toMatchObject({ provider: 'openai', state: 'resting' })
    openAi.answerWith(() => says('Back again.'))
    vi.setSystemTime(Date.now() + usualRestMs)
    expect(gateway.status()[0]?.state).toBe('ready')
    expect((await gateway.generate(request())).text).toBe('Back again.')
    expect(gateway.status()[0]?.state).toBe('ready')
  })

  it('lets one call try a provider that rested, and the others not wait for it', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    openAi.answerWith(() => fails(401))
    const gateway = gatewayWith()
    for (let n = 0; n < 3; n += 1) await gateway.generate(request())
    vi.setSystemTime(Date.now() + usualRestMs)
    openAi.answerWith(() => says('Slowly.', { headDelayMs: 400 }))
    const replies = await Promise.all([1, 2, 3, 4].map(() => gateway.generate(request())))
    expect(replies.map(({ provider }) => provider)).toEqual([
      ...['openai', 'anthropic', 'anthropic', 'anthropic'],
    ])
    expect(openAi.requests).toHaveLength(4)
  })

  it('does not hold a question against a provider that it would not take', async () => {
    openAi.answerWith(() => fails(400))
    const gateway = gatewayWith()
    for (let n = 0; n < 4; n += 1) await gateway.generate(request())
    expect(gateway.status()[0]?.state).toBe('ready')
  })

  it('says what was wrong with each when both are down, and with neither word nor key', async () => {
    openAi.answerWith(() => broken)
    anthropic.answerWith(() => fails(529, { 'retry-after': '60' }))
    const thrown = await gatewayWith()
      .generate(request())
      .catch((error: unknown) => error)
    expect(thrown).toMatchObject({
      code: 'MODELS_DOWN',
      retryable: true,
      reasons: [
        { provider: 'openai', code: 'MODEL_UNAVAILABLE' },
        { provider: 'anthropic', code: 'MODEL_UNAVAILABLE' },
      ],
    })
    const everything = JSON.stringify([logged, String(thrown), String((thrown as Error).cause)])
    expect(everything).not.toContain(canary)
    expect(everything).not.toContain(key)
    expect(logged).toHaveLength(2)
    // Errors instead of answers cost nothing.
    expect(ledger.spent()).toBe(0)
  })

  it('ends in time whatever the providers do', async () => {
    openAi.answerWith(() => says('late', { headDelayMs: 10_000 }))
    const gateway = gatewayWith({ wholeMs: 1_000 })
    await expect(gateway.generate(request())).rejects.toMatchObject({ code: 'MODELS_DOWN' })
    expect(anthropic.requests).toEqual([])
    // Nobody knows what the first one will charge.
    expect(ledger.spent()).toBeGreaterThan(1_000)
  })

  it('stops at once when the person does, and asks nobody else', async () => {
    const stop = new AbortController()
    openAi.answerWith(() => says('one two', { endless: true }))
    const asking = gatewayWith().generate(
      request({ signal: stop.signal, onText: () => stop.abort() }),
    )
    await expect(asking).rejects.toMatchObject({ code: 'CANCELLED' })
    await expect.poll(() => openAi.hungUp).toBe(1)
    expect(anthropic.requests).toEqual([])
    expect(logged).toEqual([])
  })

  it('says when there is no model at all', async () => {
    const gateway = new ModelGateway({ models: [], ledger, logger: silentLogger, newId })
    await expect(gateway.generate(request())).rejects.toMatchObject({ code: 'NO_MODEL' })
  })
})

describe('the budget', () => {
  it('never lets 100 calls at once pass the cap', async () => {
    ledger = memoryLedger(20_000)
    const gateway = gatewayWith()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, () => gateway.generate(request())),
    )
    await gateway.settled()
    const refused = outcomes.filter(({ status }) => status === 'rejected')
    expect(refused.length).toBeGreaterThan(50)
    for (const { reason } of refused as PromiseRejectedResult[]) {
      expect(reason).toMatchObject({ code: 'BUDGET_REACHED' })
    }
    expect(openAi.requests).toHaveLength(100 - refused.length)
    expect(anthropic.requests).toEqual([])
    expect(ledger.most()).toBeLessThanOrEqual(20_000)
    // What was set aside and not used is there for the next one.
    await expect(gateway.generate(request())).resolves.toMatchObject({ provider: 'openai' })
  })

  it('counts in full what broke off, as nobody knows what it cost', async () => {
    openAi.answerWith(() => says('one two three', { cutAfter: 1 }))
    const gateway = gatewayWith()
    const { micros } = await gateway.generate(request())
    await gateway.settled()
    expect(ledger.spent() - micros).toBeGreaterThan(1_000)
  })

  it('asks nobody while the ledger cannot be reached', async () => {
    const lost: SpendLedger = {
      reserve: () => Promise.reject(new AppError('OFFLINE', 'No line.')),
      settle: () => Promise.resolve(),
    }
    const asking = gatewayWith({ ledger: lost }).generate(request())
    await expect(asking).rejects.toMatchObject({ code: 'BUDGET_UNKNOWN', retryable: true })
    expect([...openAi.requests, ...anthropic.requests]).toEqual([])
  })

  it('still asks a model that costs nothing', async () => {
    ledger = memoryLedger(0)
    const prices = [
      { input: 1, output: 10 },
      { input: 0, output: 0 },
    ] as const
    expect((await gatewayWith({ prices }).generate(request())).provider).toBe('anthropic')
    expect(ledger.calls()).toBe(0)
  })

  it('gives back what was reserved for a person who did not wait', async () => {
    const stop = new AbortController()
    const slow: SpendLedger = {
      reserve: async (call) => {
        stop.abort()
        return ledger.reserve(call)
      },
      settle: (id, micros) => ledger.settle(id, micros),
    }
    const asking = gatewayWith({ ledger: slow }).generate(request({ signal: stop.signal }))
    await expect(asking).rejects.toMatchObject({ code: 'CANCELLED' })
    await expect.poll(() => [ledger.calls(), ledger.spent()]).toEqual([1, 0])
    expect(openAi.requests).toEqual([])
  })
})
