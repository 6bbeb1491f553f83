import type { Escalation } from '@shared/escalations/escalation-contract'
import { clockText } from '../../../ui/time-text'
import { escalationText as text } from './escalation-text'

/** With whom a question is, and since when. */
export function escalationState(escalation: Escalation, now: Date): string {
  const { status, channel, createdAt, claimedBy, claimedByMe, answeredBy } = escalation
  if (status === 'answered') {
    const at = escalation.answeredAt ?? createdAt
    return text.answered(answeredBy ?? text.somebody, clockText(at, now))
  }
  if (status === 'claimed') {
    const since = clockText(escalation.claimedAt ?? createdAt, now)
    return claimedByMe ? text.claimedByMe(since) : text.claimed(claimedBy ?? text.somebody, since)
  }
  return text.waiting(text.channel(channel), clockText(createdAt, now))
}
