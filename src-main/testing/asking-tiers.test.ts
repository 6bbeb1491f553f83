import { describe, expect, it } from 'vitest'
import type { AnswerTier, AnswerTiers, TierResult } from '../features/ask/ask-ports'
import { block, citation, person, service, tiersOf } from './asking-scene'

const said = { blocks: [block], citations: [citation({})] }

function tier(name: AnswerTier['tier'], answer: AnswerTier['answer']): AnswerTier {
  return { tier: name, answer }
}

const passed = (reason: TierResult['reason']): TierResult => ({ outcome: 'passed', reason })

function tiers(parts: Partial<AnswerTiers>): AnswerTiers {
  return { ...tiersOf(() => said), ...parts }
}

const byTemplate = tier('template', () => ({
  ...({ outcome: 'answered', reason: 'filled-in' } as const),
  ...said,
  template: { name: 'hours', slots: { day: '2026-11-23' } },
  taken: { assistant: 'customer-info', confidence: 1, words: ['open'] },
}))

describe('the tiers of an answer', () => {
  it('are tried in order, and the answer says what each made of it', async () => {
    const order: string[] = []
    const passing = (name: AnswerTier['tier'], reason: TierResult['reason']) =>
      tier(name, () => {
        order.push(name)
        return passed(reason)
      })
    const { put, traces } = service({
      tiers: tiers({
        atTheDoor: [passing('template', 'no-template'), passing('exact', 'not-asked-before')],
        routed: [passing('semantic', 'nothing-similar'), ...tiersOf(() => said).routed],
      }),
    })
    const { answer } = await put('how much is an hour?')
    expect(order).toEqual(['template', 'exact', 'semantic'])
    expect(answer.tier).toBe('knowledge')
    expect(answer.tiers.map(({ tier: name, outcome, reason }) => [name, outcome, reason])).toEqual([
      ['template', 'passed', 'no-template'],
      ['exact', 'passed', 'not-asked-before'],
      ['semantic', 'passed', 'nothing-similar'],
      ['knowledge', 'answered', 'from-passages'],
    ])
    const spans = traces.show(answer.traceId).spans.filter(({ name }) => name.startsWith('tier '))
    expect(spans.map(({ name, attributes }) => [name, attributes])).toContainEqual([
      'tier semantic',
      { 'clubos.tier.outcome': 'passed', 'clubos.tier.reason': 'nothing-similar' },
    ])
  })

  it('answer at the door without the model and the router', async () => {
    const never = () => {
      throw new Error('must not be needed')
    }
    const { put } = service({
      tiers: tiers({ atTheDoor: [byTemplate] }),
      embedder: { state: 'ready', embedQuestion: never },
      router: { route: never },
    })
    const { answer, progress } = await put('when do you open tomorrow?', 'kiosk')
    expect(answer).toMatchObject({
      ...{ tier: 'template', assistant: 'customer-info', confidence: 1, handover: null },
      template: { name: 'hours', slots: { day: '2026-11-23' } },
      decision: { assistant: 'customer-info' },
    })
    expect(progress.map(({ type }) => type)).toEqual(['started', 'routed', 'cited', 'block'])
  })

  it('never stand before an emergency', async () => {
    const { put } = service({ tiers: tiers({ atTheDoor: [byTemplate] }) })
    const { answer } = await put('man down in bay 5')
    expect(answer).toMatchObject({ tier: 'knowledge', tiers: [], template: null })
    expect(answer.emergency?.kinds).toContain('medical')
  })

  it('go on where one of them breaks', async () => {
    const broken = tier('semantic', () => {
      throw new Error('broken')
    })
    const { put } = service({ tiers: tiers({ routed: [broken, ...tiersOf(() => said).routed] }) })
    const { answer } = await put('how much is an hour?')
    expect(answer.tier).toBe('knowledge')
    expect(answer.tiers[0]).toMatchObject({ outcome: 'failed', reason: 'failed' })
  })

  it.each([
    ['budget-of-day', 'off', 'budget-reached'],
    ['models-down', 'failed', 'models-down'],
    ['no-model', 'off', 'no-passage'],
  ] as const)('end with a person where a model gave up with %s', async (reason, outcome, told) => {
    const handed: string[] = []
    const { put } = service({
      tiers: tiers({
        routed: [
          tier('knowledge', () => passed('not-sure-enough')),
          tier('generated', () => ({ outcome, reason })),
        ],
      }),
      handOver: ({ handover }) => handed.push(handover?.reason ?? ''),
    })
    const { answer } = await put('how much is an hour?')
    expect(answer).toMatchObject({ tier: 'human', handover: { reason: told } })
    expect(handed).toEqual([told])
  })

  it('stop when the person does, in the middle of one', async () => {
    const abort = new AbortController()
    const waiting = tier('generated', ({ signal }) => {
      queueMicrotask(() => abort.abort())
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
      })
    })
    const { put, ask } = service({ tiers: tiers({ routed: [waiting] }) })
    await expect(put('how much?', 'operator', abort.signal)).rejects.toMatchObject({
      code: 'CANCELLED',
    })
    expect(ask.history(person('operator'), 5)[0]?.handover?.reason).toBe('stopped')
  })

  it('remember what was shown, and nothing that was withheld', async () => {
    const kept: unknown[] = []
    const secret = citation({ number: 2, audience: 'staff' })
    const blocks = [block, { ...block, text: 'The override code is 1234.', citation: 2 }]
    const { put } = service({
      tiers: {
        ...tiersOf(() => ({ blocks, citations: [citation({}), secret] })),
        remember: (_request, answered) => kept.push(answered),
      },
    })
    await put('how do I get in?', 'kiosk')
    expect(kept).toMatchObject([{ tier: 'knowledge', confidence: 0.9, blocks: [block] }])
    expect(JSON.stringify(kept)).not.toMatch(/1234|Ruth/)
  })
})

describe('what people think of an answer', () => {
  it('is kept with it, the last word counts, and the caches hear of it', async () => {
    const heard: string[] = []
    const judged: AnswerTiers['judged'] = (_answer, verdict) => heard.push(verdict)
    const { ask, put } = service({ tiers: tiers({ judged }) })
    const { traceId } = (await put('how much is an hour?')).answer
    const me = person('operator')
    const given = { traceId, correction: null }
    ask.judge({ ...given, verdict: 'helpful' }, me)
    ask.judge({ ...given, verdict: 'off-tone' }, me)
    const answer = ask.judge({ traceId, verdict: 'wrong', correction: 'It is 38 dollars.' }, me)
    expect(answer.feedback).toMatchObject({ verdict: 'wrong', correction: 'It is 38 dollars.' })
    expect(ask.history(me, 5)[0]?.feedback).toEqual(answer.feedback)
    expect(heard).toEqual(['helpful', 'wrong'])
  })

  it('is theirs to say who asked, and of answers of this device', async () => {
    const { ask, put } = service()
    const { traceId } = (await put('how much is an hour?')).answer
    const other = { ...person('manager'), id: '019aa3f2-61d8-7c1e-8000-000000000002' }
    const given = { verdict: 'helpful' as const, correction: null }
    expect(() => ask.judge({ ...given, traceId }, other)).toThrow('not among yours')
    expect(() => ask.judge({ ...given, traceId: 'f'.repeat(32) }, person('operator'))).toThrow()
  })
})

describe('an answer ahead of its question', () => {
  it('is what would be said from passages, and leaves no trace', async () => {
    const { ask, traces } = service()
    const signal = new AbortController().signal
    const input = { question: 'how much is an hour?', locationId: null }
    const rehearsed = await ask.rehearse(input, { person: person('operator'), signal })
    expect(rehearsed).toMatchObject({ answered: { tier: 'knowledge', blocks: [block] } })
    expect(traces.list({ limit: 5 }).items).toEqual([])
    expect(ask.history(person('operator'), 5)).toEqual([])
  })

  it('is none where a template or a person answers, or somebody is in danger', async () => {
    const signal = new AbortController().signal
    const asking = { person: person('operator'), signal }
    const { ask } = service({ tiers: tiers({ atTheDoor: [byTemplate] }) })
    expect(await ask.rehearse({ question: 'open?', locationId: null }, asking)).toBeNull()
    const alarmed = service().ask
    expect(await alarmed.rehearse({ question: 'man down', locationId: null }, asking)).toBeNull()
    const silent = service({ tiers: tiersOf(() => null) }).ask
    expect(await silent.rehearse({ question: 'how much?', locationId: null }, asking)).toBeNull()
  })
})
