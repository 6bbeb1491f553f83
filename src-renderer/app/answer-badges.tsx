import type { Label } from '@shared/ask/assistant'
import { IconAlertTriangle, IconUser } from '@tabler/icons-react'
import { Badge } from '../ui/badge'
import { probabilityText } from '../ui/measure-text'
import { assistantNames } from './vocabulary'

export function AssistantBadge({ label }: { readonly label: Label }) {
  const tone = label === 'emergency' ? 'bad' : label === 'none' ? 'warn' : 'accent'
  return (
    <Badge tone={tone}>
      {label === 'emergency' && <IconAlertTriangle size={13} aria-hidden="true" />}
      {label === 'none' && <IconUser size={13} aria-hidden="true" />}
      {assistantNames[label]}
    </Badge>
  )
}

interface ConfidenceProps {
  readonly confidence: number
  readonly label: string
}

export function ConfidenceBadge({ confidence, label }: ConfidenceProps) {
  const tone = confidence >= 0.7 ? 'good' : confidence >= 0.5 ? 'warn' : 'plain'
  return (
    <Badge tone={tone} label={label}>
      {probabilityText(confidence)}
    </Badge>
  )
}
