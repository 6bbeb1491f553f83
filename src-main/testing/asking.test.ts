import type { RouteReport } from '@shared/ask/ask-contract'
import { describe, expect, it } from 'vitest'
import { AskStore } from '../features/ask/ask-store'
import { saveTrace } from '../features/traces/trace-store'
import { block, citation, person, routeTo, service, tiersOf } from './asking-scene'

describe('AskService', () => {
  it('answers, streams as it goes, and keeps answer and trace', async () => {
    const { ask, put, traces } = service()
    const { answer, progress } = await put('how much is an hour?')
    expect(answer).toMatchObject({ assistant: 'customer-info', tier: 'knowledge', handover: null })
    expect(progress.map(({ type }) => type)).toEqual(['started', 'routed', 'cited', 'block'])
    expect(ask.history(person('operator'), 10)).toEqual([answer])
    const { trace, spans } = traces.show(answer.traceId)
    expect(trace).toMatchObject({ status: 'answered', question: 'how much is an hour?' })
    expect(spans.map(({ name }) => name)).toEqual([
      'ask',
      'emergency check',
      'store question',
      'embeddings minilm-l6-v2',
      'route',
      'decide',
      'tier knowledge',
      'audience filter',
    ])
  })

  it.each([
    ['not for a machine', routeTo('none', 0.99), 'operator', 'none'],
    ['a specialist below 0.6', routeTo('tech', 0.59), 'operator', 'low-confidence'],
    [
      'a specialist below 0.7, of a guest',
      routeTo('customer-info', 0.69),
      'kiosk',
      'low-confidence',
    ],
    [
      'what the router was not taught',
      { ...routeTo('tech', 0.9), outOfScope: 0.5 },
      'admin',
      'none',
    ],
    ['the general assistant below 0.6', routeTo('general', 0.59), 'operator', 'low-confidence'],
    ['strategy for an operator', routeTo('strategy', 0.99), 'operator', 'not-permitted'],
    ['booking at the kiosk', routeTo('booking', 0.99), 'kiosk', 'not-permitted'],
  ] as const)('hands over: %s', async (_case, route, role, reason) => {
    const { put } = service({ router: { route: () => route } })
    const { answer } = await put('a question', role)
    expect(answer).toMatchObject({ tier: 'human', blocks: [], handover: { reason } })
  })

  it.each([
    ['a specialist at 0.7', routeTo('tech', 0.7), 'support'],
    ['the general assistant at 0.6', routeTo('general', 0.6), 'support'],
    ['strategy for a manager', routeTo('strategy', 0.9), 'manager'],
  ] as const)('answers: %s', async (_case, route, role) => {
    const { put } = service({ router: { route: () => route } })
    expect((await put('a question', role)).answer.tier).toBe('knowledge')
  })

  it.each(['👍🔥🏌️', '???', '\u0000\u200b'])(
    'gives %j to a person without asking the model',
    async (text) => {
      const embedQuestion = () => Promise.reject(new Error('must not be asked'))
      const { put, traces } = service({ embedder: { state: 'ready', embedQuestion } })
      const { answer } = await put(text)
      expect(answer).toMatchObject({ assistant: 'none', handover: { reason: 'none' } })
      const names = traces.show(answer.traceId).spans.map(({ name }) => name)
      expect(names).not.toContain('embeddings minilm-l6-v2')
    },
  )

  it('hands over what no approved section answers', async () => {
    const { answer } = await service({ tiers: tiersOf(() => null) }).put('a question')
    expect(answer.handover?.reason).toBe('no-passage')
  })

  it('stops with the person who signs out, and tells nobody else', async () => {
    const closing = new AbortController()
    const embedder = {
      state: 'ready' as const,
      embedQuestion: () => new Promise<never>(() => undefined),
    }
    const { ask, put } = service({ embedder, closing: closing.signal })
    const asked = put('a question')
    closing.abort()
    await expect(asked).rejects.toMatchObject({ code: 'CANCELLED' })
    await ask.settled()
    expect(ask.history(person('operator'), 10)).toMatchObject([
      { question: 'a question', handover: { reason: 'stopped' } },
    ])
  })

  it('records at the next start what a crash left unanswered, and leaves what still runs', () => {
    const { ask, local, traces } = service()
    const store = new AskStore(local, saveTrace)
    const left = { locationId: null, person: person('operator') }
    const old = new Date(Date.now() - 3_600_000).toISOString()
    store.addQuestion({ ...left, traceId: 'a'.repeat(32), text: 'left behind', askedAt: old })
    const now = new Date().toISOString()
    store.addQuestion({ ...left, traceId: 'b'.repeat(32), text: 'still running', askedAt: now })
    ask.closeUnfinished(person('operator'))
    ask.closeUnfinished(person('operator'))
    expect(traces.list({ limit: 9 }).items).toMatchObject([
      { question: 'left behind', status: 'failed' },
    ])
    expect(ask.history(person('operator'), 9)[0]?.handover?.reason).toBe('stopped')
  })

  it('shows guests no examples of what others asked', async () => {
    const nearest = [{ text: 'the owner wants his money', label: 'tech' as const, similarity: 0.9 }]
    const { put } = service({ router: { route: () => ({ ...routeTo('tech', 0.9), nearest }) } })
    const guest = await put('a question', 'kiosk')
    expect(JSON.stringify([guest.answer, guest.progress])).not.toContain('money')
    expect((await put('a question')).answer.route.nearest).toEqual(nearest)
  })

  it('shows guests nothing of each other', async () => {
    const { ask, put } = service()
    await put('my name is Jo and my number is 902 555 0100', 'kiosk')
    expect(ask.history(person('kiosk'), 10)).toEqual([])
  })

  it('shows nothing that its audience may not see, whatever retrieval returns', async () => {
    const blocks = [block, { ...block, text: 'The override code is 1234.', citation: 2 }]
    const citations = [citation({}), citation({ number: 2, audience: 'staff' })]
    const tiers = tiersOf(() => ({ blocks, citations }))
    const { answer, progress } = await service({ tiers }).put('how do I get in?', 'kiosk')
    expect(JSON.stringify([answer, progress])).not.toMatch(/1234|Ruth/)
    expect(answer.blocks).toEqual([block])
  })

  it('routes by words when the model fails', async () => {
    const embedder = { state: 'ready' as const, embedQuestion: () => Promise.reject(new Error('')) }
    const vectors: (Float32Array | null)[] = []
    const router = {
      route: (_question: string, vector: Float32Array | null) => {
        vectors.push(vector)
        return routeTo('tech', 0.9)
      },
    }
    expect((await service({ embedder, router }).put('no sound')).answer.tier).toBe('knowledge')
    expect(vectors).toEqual([null])
  })

  it('ends with a person when something fails inside, and keeps the trace of it', async () => {
    const router = {
      route: (): RouteReport => {
        throw new Error('broken')
      },
    }
    const { put, traces } = service({ router })
    const { answer } = await put('a question')
    expect(answer.handover?.reason).toBe('failed')
    const { trace, spans } = traces.show(answer.traceId)
    expect(trace.status).toBe('failed')
    expect(spans.find(({ name }) => name === 'route')?.status).toBe('error')
  })

  it('stops when it is cancelled', async () => {
    const controller = new AbortController()
    const embedder = {
      state: 'ready' as const,
      embedQuestion: () => new Promise<never>(() => undefined),
    }
    const asked = service({ embedder }).put('a question', 'operator', controller.signal)
    controller.abort()
    await expect(asked).rejects.toMatchObject({ code: 'CANCELLED' })
  })
})

describe('the list of traces', () => {
  it('pages newest first and filters by words, whatever stands in them', async () => {
    const { put, traces } = service()
    for (const question of ['first 100% sure', 'second', 'third']) await put(question)
    const first = traces.list({ limit: 2 })
    expect(first.items.map(({ question }) => question)).toEqual(['third', 'second'])
    expect(first.more).toBe(true)
    const last = first.items.at(-1)?.traceId
    expect(traces.list({ limit: 2, ...(last && { after: last }) }).items).toHaveLength(1)
    expect(traces.list({ limit: 9, search: '0%' }).items).toHaveLength(1)
    expect(traces.list({ limit: 9, search: '_' }).items).toHaveLength(0)
    expect(traces.list({ limit: 9, status: 'failed' }).items).toHaveLength(0)
  })

  it('says so when a trace is not there', () => {
    expect(() => service().traces.show('a'.repeat(32))).toThrow(/no trace with this id/)
  })
})
