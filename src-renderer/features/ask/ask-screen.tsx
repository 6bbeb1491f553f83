import type { Person } from '@shared/accounts/account-contract'
import type { SystemStatus } from '@shared/system/system-contract'
import { lazy, Suspense } from 'react'
import { useShortcuts } from '../../app/use-shortcuts'
import { Late } from '../../ui/late'
import shared from '../../ui/list-detail.module.css'
import { Placeholder } from '../../ui/placeholder'
import { AskHead } from './ask-head'
import classes from './ask-screen.module.css'
import { type AskSection, askSectionOf } from './ask-sections'
import { useAskStore } from './ask-store'
import { askText } from './ask-text'
import { ConversationView } from './conversation-view'
import { EmergencyPane } from './emergency-pane'
import { answerOf } from './turn'
import { useConversation } from './use-conversation'

const WaitingView = lazy(() =>
  import('./waiting/waiting-view').then((module) => ({ default: module.WaitingView })),
)

const AnswersView = lazy(() =>
  import('./answers/answers-view').then((module) => ({ default: module.AnswersView })),
)

interface Props {
  readonly person: Person
  readonly status: SystemStatus
  readonly sectionName: string | null
  /** The escalation that the address names. */
  readonly escalationId: string | null
}

/** Questions and answers, by machine and by people; an emergency takes the whole pane. */
export function AskScreen({ person, status, sectionName, escalationId }: Props) {
  const { turns, history } = useConversation()
  const emergencyId = useAskStore((state) => state.emergencyId)
  const showEmergency = useAskStore((state) => state.showEmergency)
  const emergency = answerOf(turns, emergencyId)
  const back = () => showEmergency(null)
  const { group, close } = askText.shortcuts
  const leave = { keys: 'Escape', label: close, group, run: back }
  useShortcuts(emergency === null ? [] : [leave])
  const guest = person.role === 'kiosk'
  if (emergency !== null) {
    return <EmergencyPane answer={emergency} canAcknowledge={!guest} onBack={back} />
  }
  const conversation = <ConversationView {...{ person, status, turns, history }} />
  if (guest) return conversation
  const section = askSectionOf(sectionName)
  return (
    <div className={classes.screen}>
      <AskHead person={person} section={section} />
      {section === 'conversation' ? (
        conversation
      ) : (
        <Part {...{ person, status, section, escalationId }} />
      )}
    </div>
  )
}

interface PartProps extends Omit<Props, 'sectionName'> {
  readonly section: Exclude<AskSection, 'conversation'>
}

/** What is not the conversation comes when it is opened for the first time. */
function Part({ person, status, section, escalationId }: PartProps) {
  return (
    <Suspense fallback={<Loading />}>
      {section === 'waiting' && <WaitingView {...{ person, status, escalationId }} />}
      {section === 'answers' && <AnswersView person={person} />}
    </Suspense>
  )
}

function Loading() {
  return (
    <Late>
      <div className={shared.placeholders}>
        <Placeholder height={48} />
        <Placeholder height={160} />
      </div>
    </Late>
  )
}
