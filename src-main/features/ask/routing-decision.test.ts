import { management, type Role, roles } from '@shared/accounts/role'
import type { RouteReport } from '@shared/ask/ask-contract'
import { type Assistant, type Label, labels } from '@shared/ask/assistant'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ruledRoute } from './answer-parts'
import { decide, type RoutingRules, raisesAlarm } from './routing-decision'

const rules: RoutingRules = {
  ...{ specialistAt: 0.7, generalAt: 0.6, emergencyAt: 0.5, outOfScopeAt: 0.5 },
  channelOf: (label) => `#${label}`,
  afterHoursChannel: '#night',
}

const routeTo = (
  label: Label,
  confidence: number,
  more: Partial<RouteReport> = {},
): RouteReport => ({ ...ruledRoute(label, []), confidence, ...more })

const by = (role: Role) => ({ role, afterHours: false, alarm: false })

describe('who answers', () => {
  it.each<[string, RouteReport, Role, Label, readonly Assistant[]]>([
    ['a specialist that is sure', routeTo('tech', 0.7), 'support', 'tech', ['tech']],
    ['the general assistant', routeTo('general', 0.6), 'support', 'general', ['general']],
    [
      'the general assistant for a specialist that is not',
      ...([routeTo('booking', 0.69), 'operator', 'general', ['general', 'booking']] as const),
    ],
    [
      'the general assistant, from the specialist’s lower end on',
      ...([routeTo('tech', 0.6), 'admin', 'general', ['general', 'tech']] as const),
    ],
    [
      'the general assistant, without what the role may not ask',
      ...([routeTo('strategy', 0.65), 'support', 'general', ['general']] as const),
    ],
    [
      'the general assistant, with what the role may ask',
      ...([routeTo('strategy', 0.65), 'manager', 'general', ['general', 'strategy']] as const),
    ],
    [
      'the public assistant for guests',
      routeTo('customer-info', 0.7),
      'kiosk',
      'customer-info',
      ['customer-info'],
    ],
    [
      'what to do in danger, asked by those who learn it',
      routeTo('general', 0.9, { emergency: 0.3 }),
      'operator',
      'general',
      ['general', 'emergency'],
    ],
    [
      'a guest whose bay fails, from what is public',
      routeTo('tech', 0.9),
      'kiosk',
      'customer-info',
      ['customer-info', 'tech'],
    ],
    [
      'a guest who asks of golf, from what is public',
      routeTo('general', 0.9),
      'kiosk',
      'customer-info',
      ['customer-info', 'general'],
    ],
    ['strategy for management', routeTo('strategy', 0.9), 'manager', 'strategy', ['strategy']],
  ])('%s', (_case, route, role, assistant, consulted) => {
    const decided = decide(route, by(role), rules)
    expect(decided).toMatchObject({ reason: null, consulted, about: assistant })
    expect(decided.decision.assistant).toBe(assistant)
    const secondLine = assistant === route.label ? null : route.label
    expect(decided.decision.secondLineFor).toBe(secondLine)
  })

  it.each<[string, RouteReport, Role, string]>([
    ['what is not for a machine', routeTo('none', 0.4), 'admin', 'none'],
    ['what the router was not taught', routeTo('tech', 0.9, { outOfScope: 0.5 }), 'admin', 'none'],
    ['a specialist that is unsure', routeTo('tech', 0.59), 'admin', 'low-confidence'],
    ['the general assistant when unsure', routeTo('general', 0.59), 'admin', 'low-confidence'],
    [
      'a guest’s question, without second line',
      routeTo('customer-info', 0.69),
      'kiosk',
      'low-confidence',
    ],
    ['a guest’s question for staff', routeTo('booking', 0.99), 'kiosk', 'not-permitted'],
    ['strategy below management', routeTo('strategy', 0.7), 'operator', 'not-permitted'],
    [
      'what may be an emergency',
      routeTo('emergency', 0.9, { emergency: 0.4 }),
      'admin',
      'low-confidence',
    ],
  ])('a person: %s', (_case, route, role, reason) => {
    const decided = decide(route, by(role), rules)
    expect(decided).toMatchObject({ reason, consulted: [] })
    expect(decided.decision).toMatchObject({ assistant: 'none', secondLineFor: null })
  })
})

describe('how urgent it is, and who hears of it', () => {
  it.each<[Label, string]>([
    ['emergency', 'urgent'],
    ['booking', 'high'],
    ['tech', 'medium'],
    ['none', 'medium'],
    ['brand', 'low'],
    ['strategy', 'low'],
    ['customer-info', 'low'],
    ['general', 'low'],
  ])('%s is %s, in its own channel', (label, priority) => {
    const { decision } = decide(routeTo(label, 0.99), by('admin'), rules)
    expect(decision).toMatchObject({ priority, escalatesTo: `#${label}`, afterHours: false })
  })

  it('goes by the specialist where the general assistant answers instead', () => {
    expect(decide(routeTo('booking', 0.65), by('support'), rules).decision).toMatchObject({
      ...{ assistant: 'general', priority: 'high', escalatesTo: '#booking' },
    })
  })

  it('is the night’s channel when nobody is there, but never for an emergency', () => {
    const night = { role: 'support', afterHours: true, alarm: false } as const
    const heard = (label: Label) => decide(routeTo(label, 0.9), night, rules).decision.escalatesTo
    expect([heard('booking'), heard('none'), heard('emergency')]).toEqual([
      ...['#night', '#night', '#emergency'],
    ])
    const alarm = decide(routeTo('tech', 0.9), { ...night, alarm: true }, rules)
    expect(alarm).toMatchObject({ about: 'emergency', consulted: ['emergency'], reason: null })
    expect(alarm.decision).toMatchObject({ priority: 'urgent', escalatesTo: '#emergency' })
  })
})

describe('the router raises the alarm', () => {
  it.each<[boolean, RouteReport]>([
    [true, routeTo('tech', 0.9, { emergency: 0.5 })],
    [false, routeTo('tech', 0.9, { emergency: 0.49 })],
    [false, routeTo('emergency', 0.99, { emergency: 0.2 })],
    [true, routeTo('emergency', 0.5)],
    [false, routeTo('emergency', 0.49)],
    [false, routeTo('general', 0.99)],
  ])('%s for %o', (raised, route) => {
    expect(raisesAlarm(route, rules)).toBe(raised)
  })
})

const share = fc.double({ min: 0, max: 1, noNaN: true })
const routes = fc
  .record({
    ...{ label: fc.constantFrom(...labels), confidence: share },
    ...{ outOfScope: fc.option(share), emergency: fc.option(share) },
  })
  .map(({ label, confidence, ...more }) => routeTo(label, confidence, more))
const circumstances = fc.record({
  ...{ role: fc.constantFrom(...roles), afterHours: fc.boolean(), alarm: fc.boolean() },
})
const anyRules = fc
  .record({ specialistAt: share, generalAt: share, emergencyAt: share, outOfScopeAt: share })
  .map((shares): RoutingRules => ({ ...rules, ...shares }))

it('holds whatever the scores and the settings are', () => {
  fc.assert(
    fc.property(routes, circumstances, anyRules, (route, the, set) => {
      const { decision, consulted, reason } = decide(route, the, set)
      const { assistant, secondLineFor } = decision
      // A person, or an assistant whose SOPs are looked at.
      expect(reason === null).toBe(assistant !== 'none')
      expect(consulted.length > 0).toBe(assistant !== 'none')
      if (!(management as readonly Role[]).includes(the.role)) {
        expect(assistant).not.toBe('strategy')
        expect(consulted).not.toContain('strategy')
      }
      if (the.role === 'kiosk') {
        expect(['customer-info', 'emergency', 'none']).toContain(assistant)
        expect([null, 'tech', 'general']).toContain(secondLineFor)
        expect(consulted).not.toContain('booking')
      }
      expect(assistant === 'emergency').toBe(the.alarm)
      if (secondLineFor !== null) {
        expect(assistant).toBe(the.role === 'kiosk' ? 'customer-info' : 'general')
      }
      if (the.alarm) expect(decision.escalatesTo).toBe('#emergency')
      else if (the.afterHours && route.label !== 'emergency') {
        expect(decision.escalatesTo).toBe('#night')
      }
      if (assistant !== 'none' && !the.alarm) {
        expect(route.confidence).toBeGreaterThanOrEqual(Math.min(set.specialistAt, set.generalAt))
      }
    }),
    { numRuns: 2_000 },
  )
})
