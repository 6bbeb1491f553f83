import type { EmergencyReport } from '@shared/ask/ask-contract'
import { clockText } from '../../ui/time-text'
import { askText } from './ask-text'

/** Who took charge and when, or that nobody has yet. */
export function acknowledgementText(emergency: EmergencyReport): string {
  const { acknowledgedAt, acknowledgedBy } = emergency
  if (acknowledgedBy === null || acknowledgedAt === null) return askText.emergency.notAcknowledged
  return askText.emergency.acknowledged(acknowledgedBy, clockText(acknowledgedAt))
}
