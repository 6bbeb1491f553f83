import type { RouteReport } from '@shared/ask/ask-contract'
import { describe, expect, it } from 'vitest'
import type { RelatedSections } from '../features/ask/ask-ports'
import { citation, routeTo, service, tiersOf } from './asking-scene'

const nearest = citation({ heading: 'Doors', audience: 'staff' })
const plans = citation({ number: 2, heading: 'Plans', audience: 'management' })

/** Asks what nobody answers, where two sections are near. */
function askBeside(route: RouteReport, related: RelatedSections['related'] = () => [nearest]) {
  return service({ router: { route: () => route }, sections: { related } })
}

describe('sections beside a handover', () => {
  it.each([
    ['an unsure route', routeTo('booking', 0.5)],
    ['what is perhaps not ours', routeTo('none', 0.4)],
    ['what the router was not taught', { ...routeTo('tech', 0.9), outOfScope: 0.6 }],
    ['what may be an emergency', routeTo('emergency', 0.45)],
  ] as const)('help staff: %s', async (_case, route) => {
    const { answer } = await askBeside(route).put('a question')
    expect(answer).toMatchObject({ tier: 'human', blocks: [], citations: [], related: [nearest] })
  })

  it('help where no section was sure to answer', async () => {
    const sections = { related: () => [nearest] }
    const { answer } = await service({ sections, tiers: tiersOf(() => null) }).put('a question')
    expect(answer).toMatchObject({ handover: { reason: 'no-passage' }, related: [nearest] })
  })

  it('are searched for whom the question may be', async () => {
    const asked: string[] = []
    const { put } = askBeside(routeTo('booking', 0.55), ({ assistants }) => {
      asked.push(...assistants)
      return []
    })
    await put('a question')
    expect(asked).toEqual(['booking', 'general'])
  })

  it.each([
    ['a guest', routeTo('customer-info', 0.5), 'kiosk'],
    ['a question that is surely not ours', routeTo('none', 0.9), 'operator'],
    ['a role that may not ask', routeTo('strategy', 0.9), 'operator'],
    ['an answered question', routeTo('tech', 0.9), 'operator'],
  ] as const)('are not searched for %s', async (_case, route, role) => {
    const { answer } = await askBeside(route).put('a question', role)
    expect(answer.related).toEqual([])
  })

  it('are none that the person may not read', async () => {
    const { put } = askBeside(routeTo('general', 0.5), () => [nearest, plans])
    expect((await put('a question', 'support')).answer.related).toEqual([nearest])
    expect((await put('a question', 'manager')).answer.related).toEqual([nearest, plans])
  })

  it('are left out where they cannot be searched, and the question goes on', async () => {
    const broken = () => {
      throw new Error('no index')
    }
    const { answer } = await askBeside(routeTo('general', 0.5), broken).put('a question')
    expect(answer).toMatchObject({ handover: { reason: 'low-confidence' }, related: [] })
  })
})
