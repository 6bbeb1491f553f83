import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Person } from '@shared/accounts/account-contract'
import type { Role } from '@shared/accounts/role'
import type { AnswerBlock, Citation, RouteReport } from '@shared/ask/ask-contract'
import type { Label } from '@shared/ask/assistant'
import { afterEach, describe, expect, it } from 'vitest'
import type { LocalDatabase } from './data/sqlite/local-database'
import { openLocalDatabase } from './data/sqlite/open-local-database'
import { type AskDependencies, type AskProgressPart, AskService } from './features/ask/ask-service'
import { AskStore } from './features/ask/ask-store'
import { compileEmergencyCheck } from './features/routing/emergency-check'
import { TraceRecording } from './features/traces/trace-recorder'
import { saveTrace, TraceStore } from './features/traces/trace-store'
import { systemClock } from './platform/clock'
import { silentLogger } from './platform/logger'

const emergencyRules = compileEmergencyCheck(
  JSON.parse(readFileSync('resources/routing/emergency.json', 'utf8')),
)

const opened: LocalDatabase[] = []
afterEach(() => {
  for (const database of opened.splice(0)) database.close()
})

function openLocal(): LocalDatabase {
  const file = join(mkdtempSync(join(tmpdir(), 'clubos-ask-')), 'local.sqlite')
  const local = openLocalDatabase({ file, migrations: 'migrations/sqlite', logger: silentLogger })
  opened.push(local)
  return local
}

const person = (role: Role): Person => ({
  id: '019aa3f2-61d8-7c1e-8000-000000000001',
  name: 'Dana Kessler',
  email: 'dana@fairway24.example',
  role,
  locations: [],
})

function routeTo(label: Label, confidence: number): RouteReport {
  const scores = [
    { label, probability: confidence },
    { label: 'general' as const, probability: 1 - confidence },
  ]
  return { label, confidence, scores, words: [], nearest: [] }
}

function citation(part: Partial<Citation>): Citation {
  return {
    number: 1,
    passageId: 'sop:1:0',
    sop: 'Prices',
    heading: 'An hour',
    text: 'An hour is 38 dollars.',
    version: 1,
    sha256: 'ab'.repeat(32),
    audience: 'public',
    author: 'Ruth',
    approvedAt: '2026-11-01T00:00:00.000Z',
    ...part,
  }
}

const block: AnswerBlock = { kind: 'paragraph', text: 'An hour is 38 dollars.', citation: 1 }

function service(parts: Partial<AskDependencies> & { local?: LocalDatabase } = {}) {
  const local = parts.local ?? openLocal()
  const ask = new AskService({
    store: new AskStore(local, saveTrace),
    emergencyRules,
    embedder: { state: 'ready', embedQuestion: async () => new Float32Array(384) },
    router: { route: () => routeTo('customer-info', 0.9) },
    knowledge: {
      answer: () => ({ blocks: [block], citations: [citation({})] }),
      procedure: () => ({ blocks: [block], citations: [citation({ sop: 'Emergencies' })] }),
    },
    places: {
      all: () => [
        {
          id: 'truro',
          name: 'Truro',
          address: '905 Stonehouse Road',
          phone: '',
          timeZone: 'America/Halifax',
        },
      ],
    },
    thresholds: { specialistAt: 0.7, generalAt: 0.6 },
    closing: new AbortController().signal,
    startRecording: () => new TraceRecording(),
    onTrace: () => undefined,
    clock: systemClock,
    logger: silentLogger,
    ...parts,
  })
  const put = (
    question: string,
    role: Role = 'operator',
    signal = new AbortController().signal,
  ) => {
    const progress: AskProgressPart[] = []
    const asked = ask.ask(
      { question, locationId: null },
      { person: person(role), signal, onProgress: (part) => progress.push(part) },
    )
    return asked.then((answer) => ({ answer, progress }))
  }
  return { ask, put, local, traces: new TraceStore(local.read) }
}

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
      'retrieval',
      'audience filter',
    ])
  })

  it.each([
    ['not for a machine', routeTo('none', 0.99), 'operator', 'none'],
    ['a specialist just below 0.7', routeTo('tech', 0.69), 'operator', 'low-confidence'],
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

  it('hands over what no approved section answers', async () => {
    const knowledge = { answer: () => null, procedure: () => ({ blocks: [], citations: [] }) }
    const { answer } = await service({ knowledge }).put('a question')
    expect(answer.handover?.reason).toBe('no-passage')
  })

  it('raises an emergency by rules alone, before the model is asked', async () => {
    const embedder = {
      state: 'ready' as const,
      embedQuestion: () => Promise.reject(new Error('must not be asked')),
    }
    const { put } = service({ embedder })
    const { answer } = await put('man down in bay 5 at truro', 'kiosk')
    expect(answer.emergency).toMatchObject({
      kinds: ['medical'],
      location: { name: 'Truro', address: '905 Stonehouse Road' },
    })
    expect(answer.citations[0]?.sop).toBe('Emergencies')
  })

  it('raises an emergency by resemblance too, but not for a figure of speech', async () => {
    const burning = (question: string) =>
      question.includes('...') ? routeTo('general', 0.8) : routeTo('emergency', 0.95)
    const figure = service({ router: { route: burning } })
    expect((await figure.put('something is terribly off here')).answer.emergency).not.toBeNull()
    expect((await figure.put('my putting is on fire')).answer).toMatchObject({
      emergency: null,
      assistant: 'general',
    })
    const both = service({ router: { route: () => routeTo('emergency', 0.95) } })
    expect(
      (await both.put('my putting is on fire and he turned odd')).answer.emergency,
    ).not.toBeNull()
  })

  it('raises the alarm and answers even when nothing can be read or written', async () => {
    const local = openLocal()
    const { put } = service({ local })
    local.close()
    opened.length = 0
    expect((await put('man down in bay 5')).answer.emergency?.kinds).toContain('medical')
    expect((await put('how much is an hour?')).answer.blocks).toEqual([block])
  })

  it('stops with the person who signs out, and tells nobody else', async () => {
    const closing = new AbortController()
    const embedder = {
      state: 'ready' as const,
      embedQuestion: () => new Promise<Float32Array>(() => undefined),
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

  it('shows guests nothing of each other', async () => {
    const { ask, put } = service()
    await put('my name is Jo and my number is 902 555 0100', 'kiosk')
    expect(ask.history(person('kiosk'), 10)).toEqual([])
  })

  it('lets the first who acknowledges an emergency keep it', async () => {
    const { ask, put } = service()
    const { answer } = await put('someone collapsed')
    ask.acknowledge(answer.traceId, person('operator'))
    const again = ask.acknowledge(answer.traceId, { ...person('manager'), name: 'Ruth' })
    expect(again.emergency?.acknowledgedBy).toBe('Dana Kessler')
    const { answer: ordinary } = await put('how much is an hour?')
    expect(() => ask.acknowledge(ordinary.traceId, person('operator'))).toThrow(
      /not on this device/,
    )
  })

  it('shows nothing that its audience may not see, whatever retrieval returns', async () => {
    const blocks = [block, { ...block, text: 'The override code is 1234.', citation: 2 }]
    const citations = [citation({}), citation({ number: 2, audience: 'staff' })]
    const knowledge = {
      answer: () => ({ blocks, citations }),
      procedure: () => ({ blocks, citations }),
    }
    const { answer, progress } = await service({ knowledge }).put('how do I get in?', 'kiosk')
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
      embedQuestion: () => new Promise<Float32Array>(() => undefined),
    }
    const asked = service({ embedder }).put('a question', 'operator', controller.signal)
    controller.abort()
    await expect(asked).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  it('only routes when only that is asked for, and stores nothing', async () => {
    const { ask, traces } = service()
    const signal = new AbortController().signal
    const routed = await ask.route('how much?', { person: person('operator'), signal })
    expect(routed).toMatchObject({ emergency: false, route: { label: 'customer-info' } })
    expect(traces.list({ limit: 10 }).items).toEqual([])
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
