import type { Answer, RouteReport } from '@shared/ask/ask-contract'
import { describe, expect, it } from 'vitest'
import { answerWith } from '../testing/example-answer'
import { isPartlyUnderstood, routeEvidence } from './route-evidence'

const route: RouteReport = {
  ...{ label: 'tech', confidence: 0.65, words: [], nearest: [] },
  scores: [
    { label: 'tech', probability: 0.65 },
    { label: 'general', probability: 0.35 },
  ],
  opinions: {
    words: { label: 'tech', probability: 0.82 },
    meaning: { label: 'customer-info', probability: 0.5 },
  },
  ...{ emergency: 0.12, outOfScope: 0.03, understood: 0.9, model: 3 },
  context: ['after-hours', 'of-tomorrow'],
}

const answer = answerWith({
  assistant: 'general',
  route,
  decision: {
    ...{ assistant: 'general', secondLineFor: 'tech', priority: 'medium' },
    ...{ escalatesTo: 'technical', afterHours: true },
  },
})

const withRoute = (more: Partial<RouteReport>): Answer => ({
  ...answer,
  decision: null,
  route: { ...route, ...more },
})

describe('what stood behind a route', () => {
  it('is said in the order in which it counts', () => {
    expect(routeEvidence(answer).map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'Words alone: Tech support 0.82',
      'Meaning alone: Customer info 0.50',
      'Not for any assistant: 0.03',
      'An emergency: 0.12',
      'Second line: General, for Tech support',
      'Also counted: nobody at the desk, of-tomorrow',
      'Decided by: router 3',
    ])
  })

  it('leaves out what nobody knows, and what is noise', () => {
    const opinions = { words: null, meaning: null }
    const nothing = { opinions, emergency: 0.09, outOfScope: null, context: [], model: null }
    expect(routeEvidence(withRoute(nothing))).toEqual([
      { name: 'Decided by', value: 'shipped router' },
    ])
  })

  it('is nothing where a rule decided', () => {
    expect(routeEvidence(withRoute({ scores: [{ label: 'emergency', probability: 1 }] }))).toEqual(
      [],
    )
  })

  it('says so when few words are known', () => {
    const marked = [0.39, 0.4].map((understood) => isPartlyUnderstood(withRoute({ understood })))
    expect(marked).toEqual([true, false])
  })
})
