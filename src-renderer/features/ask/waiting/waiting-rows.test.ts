import type { Escalation } from '@shared/escalations/escalation-contract'
import { describe, expect, it } from 'vitest'
import type { SteadyItem } from '../../../ui/steady-list'
import { waitingRows } from './waiting-rows'

const escalation = (id: string, status: Escalation['status'] = 'waiting'): Escalation => ({
  ...{ id, traceId: null, channel: 'tech', assistant: 'tech', reason: 'none', question: id },
  ...{ locationId: null, askedBy: 'Dana', mine: false, createdAt: 'then', status },
  ...{ claimedBy: null, claimedByMe: false, claimedAt: null, pending: false },
  ...{ answer: null, answeredBy: null, answeredAt: null },
  context: { confidence: null, priority: null, tiers: [] },
})

const shown = (rows: readonly SteadyItem<Escalation>[]) =>
  rows.map(({ item, gone }) => `${item.id} ${gone ? 'gone' : item.status}`)

const [a, b, c] = [escalation('a'), escalation('b'), escalation('c')]

describe('the list of what waits', () => {
  it('keeps an answered question in its place and puts a new one at the end', () => {
    const before = waitingRows([], [a, b, escalation('z', 'answered')], 'open')
    const after = waitingRows(before, [b, c, escalation('a', 'answered')], 'open')
    expect(shown(after)).toEqual(['a answered', 'b waiting', 'c waiting'])
  })

  it('says of a question that is no longer to be seen that it is gone', () => {
    const before = waitingRows([], [a, b], 'open')
    expect(shown(waitingRows(before, [b], 'open'))).toEqual(['a gone', 'b waiting'])
  })

  it('is the same object where nothing is different', () => {
    const before = waitingRows([], [a, b], 'open')
    expect(waitingRows(before, [a, b], 'open')).toBe(before)
  })

  it('of answered ones takes no new one in until it is opened again', () => {
    const before = waitingRows([], [escalation('y', 'answered'), a], 'answered')
    const later = [escalation('z', 'answered'), escalation('y', 'answered')]
    expect(shown(waitingRows(before, later, 'answered'))).toEqual(['y answered'])
    expect(shown(waitingRows([], later, 'answered'))).toEqual(['z answered', 'y answered'])
  })
})
