import type { Person } from '@shared/accounts/account-contract'
import { useLocation } from 'wouter'
import { askSectionPath } from '../features/ask/ask-sections'
import { askText } from '../features/ask/ask-text'
import { appText } from './app-text'
import { maySeeWaiting } from './escalations/escalation-reads'
import type { PaletteItem } from './palette-ranking'

const parts = ['waiting', 'answers'] as const

/** The parts of Ask beside the conversation, each by its name. */
export function useAskPartItems({ role }: Person): readonly PaletteItem[] {
  const [, navigate] = useLocation()
  if (!maySeeWaiting(role)) return []
  return parts.map((part) => ({
    id: `ask-${part}`,
    group: appText.palette.groups.screens,
    label: `${appText.screens.ask}: ${askText.sections[part]}`,
    ...(part === 'waiting' && { hint: 'g w' }),
    run: () => navigate(askSectionPath(part)),
  }))
}
