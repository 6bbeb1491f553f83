import { useMediaQuery } from '@mantine/hooks'
import type { Person } from '@shared/accounts/account-contract'
import type { SystemStatus } from '@shared/system/system-contract'
import { SplitPane } from '../../ui/split-pane'
import { AskAnnouncer } from './ask-announcer'
import classes from './ask-screen.module.css'
import { useAskStore } from './ask-store'
import { askText } from './ask-text'
import { ConversationPane } from './conversation-pane'
import { OwnEscalationsContext, useOwnEscalations } from './escalation/own-escalations'
import { answerOf, type Turn } from './turn'
import { useAskShortcuts } from './use-ask-shortcuts'
import type { useConversation } from './use-conversation'
import { WhyPanel } from './why/why-panel'

interface Props {
  readonly person: Person
  readonly status: SystemStatus
  readonly turns: readonly Turn[]
  readonly history: ReturnType<typeof useConversation>['history']
}

const whyWidth = { initial: 360, minimum: 280, maximum: 640 }

/** Questions and their cited answers, with Why beside them. */
export function ConversationView({ person, status, turns, history }: Props) {
  const showWhy = useAskStore((state) => state.showWhy)
  const whyId = useAskStore((state) => state.whyId)
  const guest = person.role === 'kiosk'
  const why = guest ? null : answerOf(turns, whyId)
  const close = () => showWhy(null)
  useAskShortcuts({ turns, guest, close: why === null ? null : close })
  const escalations = useOwnEscalations(turns, !guest)
  const wide = useMediaQuery('(min-width: 1000px)', undefined, { getInitialValueInEffect: false })
  const panel = why === null ? null : <WhyPanel key={why.traceId} answer={why} onClose={close} />
  return (
    <OwnEscalationsContext value={escalations}>
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
    </OwnEscalationsContext>
  )
}
