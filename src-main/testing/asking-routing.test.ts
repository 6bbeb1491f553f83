import type { Assistant } from '@shared/ask/assistant'
import type { RoutingContext } from '@shared/ask/routing-context'
import { describe, expect, it } from 'vitest'
import { block, citation, person, routeTo, rules, service, tiersOf } from './asking-scene'

describe('where a question goes', () => {
  it('lets the general assistant answer where a specialist is not sure enough', async () => {
    const asked: (readonly Assistant[])[] = []
    const tiers = tiersOf(({ assistants }) => {
      asked.push(assistants)
      return { blocks: [block], citations: [citation({})] }
    })
    const { put, traces } = service({ tiers, router: { route: () => routeTo('tech', 0.65) } })
    const { answer } = await put('a question', 'support')
    expect(answer).toMatchObject({
      ...{ assistant: 'general', confidence: 0.65, tier: 'knowledge' },
      decision: { assistant: 'general', secondLineFor: 'tech', priority: 'medium' },
    })
    expect(asked).toEqual([['general', 'tech']])
    const { spans } = traces.show(answer.traceId)
    expect(spans.find(({ name }) => name === 'decide')?.attributes).toMatchObject({
      'clubos.decision.assistant': 'general',
      'clubos.decision.second_line_for': 'tech',
      'clubos.score.tech': 0.65,
    })
  })

  it('goes by the settings as they are when a question is asked', async () => {
    let specialistAt = 0.9
    const { put } = service({ rules: () => ({ ...rules, specialistAt }) })
    const router = { route: () => routeTo('tech', 0.8) }
    const live = service({ router, rules: () => ({ ...rules, specialistAt }) })
    expect((await live.put('a question', 'kiosk')).answer.handover?.reason).toBe('low-confidence')
    specialistAt = 0.8
    expect((await live.put('a question', 'support')).answer.assistant).toBe('tech')
    expect((await put('a question')).answer.assistant).toBe('customer-info')
  })

  it('tells the router what surrounds a question', async () => {
    const contexts: RoutingContext[] = []
    const router = {
      route: (_question: string, _vector: Float32Array | null, context: RoutingContext) => {
        contexts.push(context)
        return routeTo(contexts.length === 1 ? 'tech' : 'booking', 0.9)
      },
    }
    let now = Date.parse('2026-11-20T20:00:00Z')
    const { put } = service({ router, clock: { now: () => new Date(now) } })
    await put('sound is gone')
    now += 60_000
    await put('refund at truro please')
    now = Date.parse('2026-11-21T02:00:00Z')
    const { answer } = await put('and now, at Truro?')
    await put('and now, at Truro?', 'kiosk')
    const desk = { role: 'operator', channel: 'desk' }
    expect(contexts).toEqual([
      { ...desk, placeNamed: false, afterHours: false, recent: [] },
      { ...desk, placeNamed: true, afterHours: false, recent: ['tech'] },
      { ...desk, placeNamed: true, afterHours: true, recent: [] },
      { role: 'kiosk', channel: 'kiosk', placeNamed: true, afterHours: true, recent: [] },
    ])
    expect(answer.decision).toMatchObject({ afterHours: true, escalatesTo: 'night' })
  })

  it('only routes when only that is asked for, and stores nothing', async () => {
    const { ask, traces } = service()
    const signal = new AbortController().signal
    const routed = await ask.route('how much?', { person: person('operator'), signal })
    expect(routed).toMatchObject({ emergency: false, route: { label: 'customer-info' } })
    expect(traces.list({ limit: 10 }).items).toEqual([])
  })
})
