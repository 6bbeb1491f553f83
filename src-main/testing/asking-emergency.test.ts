import type { Answer } from '@shared/ask/ask-contract'
import { describe, expect, it } from 'vitest'
import { block, closeLocal, openLocal, person, routeTo, service, tiersOf } from './asking-scene'

describe('an emergency', () => {
  it('is told to people once it is kept, and shown though that fails', async () => {
    const told: string[] = []
    const local = openLocal()
    const onEmergency = ({ traceId }: Answer) => {
      told.push(traceId)
      throw new Error('Nobody is there.')
    }
    const { put } = service({ local, onEmergency })
    const { answer } = await put('man down in bay 5 at truro')
    expect(told).toEqual([answer.traceId])
    expect(answer.blocks).toHaveLength(1)
    await put('what are your hours')
    expect(told).toHaveLength(1)
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

  it('raises an emergency by the part of the router that looks for nothing else', async () => {
    const route = { ...routeTo('tech', 0.9), emergency: 0.5 }
    const { answer } = await service({ router: { route: () => route } }).put(
      'something is in the air',
    )
    expect(answer).toMatchObject({
      ...{ assistant: 'emergency', confidence: 0.5, emergency: { kinds: [] } },
      decision: { priority: 'urgent', escalatesTo: 'emergency-channel' },
      route: { label: 'emergency', scores: [{ label: 'emergency' }, { label: 'tech' }, {}] },
    })
    const calm = { ...routeTo('emergency', 0.9), emergency: 0.1 }
    const other = await service({ router: { route: () => calm } }).put('about a drill')
    expect(other.answer).toMatchObject({
      ...{ emergency: null, assistant: 'emergency', tier: 'human' },
      decision: { assistant: 'none', priority: 'urgent' },
    })
  })

  it('judges a figure of speech by what is literally said, whatever the label', async () => {
    const burning = (question: string) => ({
      ...routeTo('general', 0.8),
      emergency: question.includes('...') ? 0.1 : 0.9,
    })
    const { put } = service({ router: { route: burning } })
    expect((await put('my putting is on fire')).answer).toMatchObject({
      ...{ emergency: null, assistant: 'general', route: { emergency: 0.1 } },
    })
  })

  it('raises the alarm though router, model, places and procedures all fail', async () => {
    const broken = () => {
      throw new Error('broken')
    }
    const { put } = service({
      router: { route: broken },
      places: { all: broken, timesOf: broken },
      tiers: tiersOf(broken),
      procedures: { procedure: broken },
      embedder: { state: 'unavailable', embedQuestion: () => Promise.reject(new Error('gone')) },
    })
    expect((await put('man down in bay 5')).answer).toMatchObject({
      ...{ emergency: { kinds: ['medical'], location: null }, handover: null },
      decision: { assistant: 'emergency', priority: 'urgent' },
    })
  })

  it('raises the alarm and answers even when nothing can be read or written', async () => {
    const local = openLocal()
    const { put } = service({ local })
    closeLocal(local)
    expect((await put('man down in bay 5')).answer.emergency?.kinds).toContain('medical')
    expect((await put('how much is an hour?')).answer.blocks).toEqual([block])
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
})
