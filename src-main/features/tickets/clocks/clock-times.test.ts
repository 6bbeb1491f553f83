import { businessTime } from '@shared/knowledge/business-time'
import { weekdays } from '@shared/knowledge/opening-hours'
import { type TicketStatus, ticketMoves } from '@shared/tickets/ticket-status'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClockedTicket, clockTimes, type StatusChange } from './clock-times'
import { statusHistory } from './status-history'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const start = Date.parse('2026-11-20T14:00:00Z')

/** Ten to nine o'clock in Halifax, every day. */
const time = businessTime({
  ...{ hours: {}, holidays: [], timeZone: 'America/Halifax' },
  staffedHours: Object.fromEntries(weekdays.map((day) => [day, [['10:00', '21:00'] as const]])),
})

const change = (hours: number, status: TicketStatus): StatusChange => ({
  ...{ at: start + hours * hourMs, status },
})

const times = (changes: readonly StatusChange[], more: Partial<ClockedTicket> = {}) =>
  clockTimes(
    {
      ...{ createdAt: start, changes, answeredAt: null },
      promised: { answerMs: hourMs, resolveMs: 8 * hourMs },
      ...more,
    },
    time,
  )

const hoursOn = (hours: number) => start + hours * hourMs

describe('the clocks of a ticket', () => {
  it('run in business time from the moment it was made', () => {
    expect(times([])).toEqual({
      ...{ answerDueAt: hoursOn(1), answeredAt: null, resolveDueAt: hoursOn(8) },
      ...{ resolvedAt: null, pausedWithMs: null },
    })
    expect(times([], { createdAt: hoursOn(10) })).toMatchObject({
      ...{ answerDueAt: hoursOn(11), resolveDueAt: hoursOn(24 + 7) },
    })
  })

  it('say nothing where nothing was promised', () => {
    const promised = { answerMs: 0, resolveMs: 0 }
    expect(times([change(1, 'waiting')], { promised })).toMatchObject({
      ...{ answerDueAt: null, resolveDueAt: null, pausedWithMs: null },
    })
  })

  it('stand while it waits, with what is left', () => {
    expect(times([change(2, 'waiting')])).toMatchObject({
      ...{ resolveDueAt: null, pausedWithMs: 6 * hourMs },
    })
    const resumed = [change(2, 'waiting'), change(5, 'in-progress')]
    expect(times(resumed)).toMatchObject({ resolveDueAt: hoursOn(11), pausedWithMs: null })
  })

  it('know by how much it was too late before it waited', () => {
    expect(times([change(9, 'waiting')])).toMatchObject({ pausedWithMs: -hourMs })
    expect(times([change(9, 'waiting'), change(24, 'open')])).toMatchObject({
      ...{ resolveDueAt: hoursOn(8), pausedWithMs: null },
    })
  })

  it('stop when it is resolved, and closing it later changes nothing', () => {
    const resolved = [change(3, 'resolved'), change(30, 'closed')]
    expect(times(resolved)).toMatchObject({ resolveDueAt: hoursOn(8), resolvedAt: hoursOn(3) })
    expect(times([change(9, 'resolved')])).toMatchObject({
      ...{ resolveDueAt: hoursOn(8), resolvedAt: hoursOn(9) },
    })
  })

  it('go on after a reopening from where they stood', () => {
    const reopened = [change(3, 'resolved'), change(24, 'open')]
    expect(times(reopened)).toMatchObject({ resolveDueAt: hoursOn(29), resolvedAt: null })
  })

  it('keep the promise of the present priority for the whole time', () => {
    const promised = { answerMs: 15 * minuteMs, resolveMs: 4 * hourMs }
    expect(times([change(5, 'in-progress')], { promised })).toMatchObject({
      ...{ answerDueAt: hoursOn(0.25), resolveDueAt: hoursOn(4) },
    })
  })

  it('are due at no time in a place that never opens', () => {
    const never = businessTime({ hours: {}, staffedHours: {}, holidays: [], timeZone: 'UTC' })
    const promised = { answerMs: 1, resolveMs: 1 }
    expect(
      clockTimes({ ...{ createdAt: start, changes: [], answeredAt: null, promised } }, never),
    ).toMatchObject({ answerDueAt: null, resolveDueAt: null })
  })
})

const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 * 60 }), fc.nat()), { maxLength: 8 })

/** Some way that the statuses allow, with minutes between the steps. */
function way(made: readonly (readonly [minutes: number, choice: number])[]): StatusChange[] {
  let at = start
  let status: TicketStatus = 'open'
  return made.map(([minutes, choice]) => {
    at += minutes * minuteMs
    const moves: readonly TicketStatus[] = ticketMoves[status].filter((to) => to !== 'archived')
    status = moves[choice % moves.length] ?? status
    return { at, status }
  })
}

describe('whatever becomes of a ticket', () => {
  it('it is due when as much business time has run as was promised', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 40 * 60 }), (made, minutes) => {
        const changes = way(made)
        const promised = { answerMs: 0, resolveMs: minutes * minuteMs }
        const { resolveDueAt, pausedWithMs, resolvedAt } = times(changes, { promised })
        const ran = (until: number) => ranUntil(changes, until)
        const last = changes.at(-1)
        if (last?.status === 'waiting') {
          expect(pausedWithMs).toBe(promised.resolveMs - ran(last.at))
          expect(resolveDueAt).toBeNull()
          return
        }
        const due = resolveDueAt ?? expect.fail('no time')
        const late = resolvedAt !== null && due > resolvedAt
        const counted = late ? ran(resolvedAt) + time.between(resolvedAt, due) : ran(due)
        expect(counted).toBe(promised.resolveMs)
      }),
    )
  })
})

/** Business time in which it was open or in work, said once more. */
function ranUntil(changes: readonly StatusChange[], until: number): number {
  const all = [
    { at: start, status: 'open' },
    ...changes,
    { at: Number.POSITIVE_INFINITY, status: 'closed' },
  ]
  return all.reduce((sum, { at, status }, i) => {
    const runs = status === 'open' || status === 'in-progress'
    const to = Math.min(all[i + 1]?.at ?? at, until)
    return runs ? sum + time.between(at, to) : sum
  }, 0)
}

describe('the history of a ticket', () => {
  const known = { createdAt: '2026-11-20T14:00:00.000Z', updatedAt: '2026-11-20T15:00:00.000Z' }
  const iso = (at: number) => new Date(at).toISOString()

  it('leads to the status that it has, even where nothing was recorded', () => {
    const none = { ...known, resolvedAt: null, recorded: [] }
    expect(statusHistory({ ...none, status: 'open' })).toEqual([])
    expect(statusHistory({ ...none, status: 'waiting' })).toEqual([change(1, 'waiting')])
    const resolvedAt = '2026-11-20T14:30:00.000Z'
    expect(statusHistory({ ...none, status: 'closed', resolvedAt })).toEqual([
      change(0.5, 'closed'),
    ])
  })

  it('never runs backwards, and holds nothing that is no status', () => {
    const recorded = [
      { at: iso(hoursOn(2)), to: 'waiting' },
      { at: iso(hoursOn(3)), to: 'on-fire' },
      { at: iso(hoursOn(1)), to: 'open' },
    ]
    expect(statusHistory({ ...known, resolvedAt: null, status: 'open', recorded })).toEqual([
      change(2, 'waiting'),
      change(2, 'open'),
    ])
  })
})
