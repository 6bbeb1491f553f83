import type { Escalation } from '@shared/escalations/escalation-contract'
import { describe, expect, it } from 'vitest'
import { escalationState } from './escalation-state'

const now = new Date(2026, 10, 22, 18)
const at = (hour: number) => new Date(2026, 10, 22, hour, 2).toISOString()

const waiting: Escalation = {
  ...{ id: '0b6f6c2e-3c1c-4a53-9d3c-111111111111', traceId: null, channel: 'booking' },
  ...{ assistant: 'booking', reason: 'low-confidence', question: 'refund?', locationId: null },
  ...{ askedBy: 'Dana', mine: true, createdAt: at(14), status: 'waiting', pending: false },
  ...{ claimedBy: null, claimedByMe: false, claimedAt: null },
  ...{ answer: null, answeredBy: null, answeredAt: null },
  context: { confidence: null, priority: null, tiers: [] },
}
const claimed: Escalation = { ...waiting, status: 'claimed', claimedBy: 'Ruth', claimedAt: at(15) }

describe('the state of a question that is with a person', () => {
  it('says where it was sent, also where the channel has its mark already', () => {
    expect(escalationState(waiting, now)).toBe('Sent to #booking, waiting since 14:02')
    const marked = { ...waiting, channel: '#booking' }
    expect(escalationState(marked, now)).toBe('Sent to #booking, waiting since 14:02')
  })

  it('says who has it', () => {
    expect(escalationState(claimed, now)).toBe('Claimed by Ruth at 15:02')
    expect(escalationState({ ...claimed, claimedByMe: true }, now)).toBe('You have it since 15:02')
  })

  it('says who answered, also where the name is not known here', () => {
    const answered = { ...claimed, status: 'answered', answer: 'Yes.', answeredAt: at(16) } as const
    expect(escalationState({ ...answered, answeredBy: 'Ruth' }, now)).toBe(
      'Answered by Ruth, 16:02',
    )
    expect(escalationState(answered, now)).toBe('Answered by a colleague, 16:02')
  })
})
