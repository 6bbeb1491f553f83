import { useMediaQuery } from '@mantine/hooks'
import type { Person } from '@shared/accounts/account-contract'
import type { SystemStatus } from '@shared/system/system-contract'
import { useShortcuts } from '../../app/use-shortcuts'
import { SplitPane } from '../../ui/split-pane'
import { AskAnnouncer } from './ask-announcer'
import classes from './ask-screen.module.css'
import { useAskStore } from './ask-store'
import { askText } from './ask-text'
import { ConversationPane } from './conversation-pane'
import { EmergencyPane } from './emergency-pane'
import type { Turn } from './turn'
import { useConversation } from './use-conversation'
import { WhyPanel } from './why-panel'

interface Props {
  readonly person: Person
  readonly status: SystemStatus
}

const whyWidth = { initial: 360, minimum: 280, maximum: 640 }

/** Questions and their cited answers; an emergency takes the whole pane. */
export function AskScreen({ person, status }: Props) {
  const { turns, history } = useConversation()
  const { emergencyId, showEmergency, showWhy, whyId } = useAskStore()
  const emergency = answerOf(turns, emergencyId)
  const why = person.role === 'kiosk' ? null : answerOf(turns, whyId)
  const close = () => (emergency === null ? showWhy(null) : showEmergency(null))
  const last = turns.findLast((turn) => turn.answer !== null)
  useAskShortcuts({ open: emergency !== null || why !== null, close, last, person })
  const wide = useMediaQuery('(min-width: 1000px)', undefined, { getInitialValueInEffect: false })
  if (emergency !== null) {
    const canAcknowledge = person.role !== 'kiosk'
    return <EmergencyPane answer={emergency} canAcknowledge={canAcknowledge} onBack={close} />
  }
  const panel = why === null ? null : <WhyPanel key={why.traceId} answer={why} onClose={close} />
  return (
    <>
      <SplitPane
        name="ask-why"
        sashLabel={askText.splitSash}
        sized="end"
        width={whyWidth}
        start={<ConversationPane {...{ person, status, turns, history }} />}
        end={wide ? panel : null}
      />
      {!wide && panel !== null && <div className={classes.over}>{panel}</div>}
      <AskAnnouncer turns={turns} />
    </>
  )
}

function answerOf(turns: readonly Turn[], traceId: string | null) {
  if (traceId === null) return null
  return turns.findLast((turn) => turn.traceId === traceId)?.answer ?? null
}

interface ShortcutContext {
  readonly open: boolean
  readonly close: () => void
  readonly last: Turn | undefined
  readonly person: Person
}

function useAskShortcuts({ open, close, last, person }: ShortcutContext): void {
  const { group, focus, why, close: closeLabel } = askText.shortcuts
  const showWhy = useAskStore((state) => state.showWhy)
  const whyLast = { keys: 'w', label: why, group, run: () => showWhy(last?.traceId ?? null) }
  useShortcuts([
    { keys: '/', label: focus, group, run: focusQuestion },
    ...(person.role === 'kiosk' || last === undefined ? [] : [whyLast]),
    ...(open ? [{ keys: 'Escape', label: closeLabel, group, run: close }] : []),
  ])
}

function focusQuestion(): void {
  document.querySelector<HTMLTextAreaElement>('#question')?.focus()
}
