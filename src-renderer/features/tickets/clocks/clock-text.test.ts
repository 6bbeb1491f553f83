import type { PromiseState } from '@shared/tickets/ticket-clock-contract'
import { describe, expect, it } from 'vitest'
import { promiseText, untilText } from './clock-text'

const minuteMs = 60_000
const at = '2026-11-23T15:00:00.000Z'

const state = (name: PromiseState['state'], minutes: number, metAt: string | null = null) => ({
  ...{ state: name, leftMs: minutes * minuteMs, metAt, dueAt: at },
})

describe('what is promised', () => {
  it.each([
    ['Answer in 12 min', 'answer', state('running', 11.2), false],
    ['Resolve in 3 h 20 min', 'resolve', state('running', 200), false],
    ['Resolve in 3 h 20 min · paused', 'resolve', state('paused', 200), true],
    ['Answered in time', 'answer', state('met', 2, at), true],
    ['Answer late by 20 min', 'answer', state('missed', -20.9), false],
    ['Answered late by 1 h', 'answer', state('missed', -60, at), false],
    ['Resolve late', 'resolve', state('missed', -0.4), false],
    ['Resolve late by 2 h · paused', 'resolve', state('missed', -120), true],
    ['Resolved late by 5 min', 'resolve', state('missed', -5, at), false],
  ] as const)('reads “%s”', (text, what, promise, waiting) => {
    expect(promiseText(what, promise, waiting)).toBe(text)
  })

  it('names the moment where hours that do not count lie before it', () => {
    const promise = state('running', 15)
    const earlier = (minutes: number) => new Date(new Date(at).getTime() - minutes * minuteMs)
    expect(untilText(promise, 'UTC', earlier(15))).toBe('')
    expect(untilText(promise, 'UTC', earlier(400))).toMatch(/^ · by .*15:00/)
    expect(untilText(state('missed', -5), 'UTC', earlier(400))).toBe('')
  })
})
