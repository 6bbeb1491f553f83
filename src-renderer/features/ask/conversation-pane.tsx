import type { Person } from '@shared/accounts/account-contract'
import type { SystemStatus } from '@shared/system/system-contract'
import { useCurrentLocation, useLocations } from '../../app/use-locations'
import { ErrorState } from '../../ui/error-state'
import { Late } from '../../ui/late'
import { Placeholder } from '../../ui/placeholder'
import { ask } from './ask-actions'
import { AskNotices } from './ask-notices'
import classes from './ask-screen.module.css'
import { askText } from './ask-text'
import { QuestionBox } from './question-box'
import type { Turn } from './turn'
import { TurnView } from './turn-view'
import type { useConversation } from './use-conversation'
import { useFollowEnd } from './use-follow-end'

interface Props {
  readonly person: Person
  readonly status: SystemStatus
  readonly turns: readonly Turn[]
  readonly history: ReturnType<typeof useConversation>['history']
}

export function ConversationPane({ person, status, turns, history }: Props) {
  const location = useCurrentLocation()
  const follow = useFollowEnd(turns)
  return (
    <div className={classes.column}>
      <div ref={follow.container} className={classes.scroll} onScroll={follow.onScroll}>
        <div className={classes.inner}>
          {person.role === 'kiosk' && <GuestHeader />}
          <AskNotices status={status} />
          <Conversation {...{ person, turns, history }} />
        </div>
      </div>
      <QuestionBox
        personId={person.id}
        questions={turns.map(({ question }) => question)}
        onAsk={(question) => ask(question, location?.id ?? null)}
      />
    </div>
  )
}

/** Staff have it above, with the other parts of the screen. */
function GuestHeader() {
  return (
    <header className={classes.header}>
      <h1 className={classes.title}>{askText.title}</h1>
      <p className={classes.subtitle}>{askText.subtitle}</p>
    </header>
  )
}

function Conversation({ person, turns, history }: Omit<Props, 'status'>) {
  const location = useCurrentLocation()
  const locations = useLocations()
  if (turns.length === 0 && history.isPending) return <ConversationSkeleton />
  if (turns.length === 0 && history.error === null) {
    const examples = person.role === 'kiosk' ? askText.guestExamples : askText.examples
    return <Examples examples={examples} onAsk={(text) => ask(text, location?.id ?? null)} />
  }
  const nameOf = (id: string | null) => locations.find((known) => known.id === id)?.name ?? null
  return (
    <>
      {history.error !== null && (
        <ErrorState
          title={askText.historyFailed}
          message={history.error.message}
          retryLabel={askText.retry}
          onRetry={() => history.refetch()}
        />
      )}
      {turns.map((turn) => (
        <TurnView
          key={turn.key}
          turn={turn}
          locationName={nameOf(turn.locationId)}
          guest={person.role === 'kiosk'}
        />
      ))}
    </>
  )
}

interface ExamplesProps {
  readonly examples: readonly string[]
  readonly onAsk: (question: string) => void
}

function Examples({ examples, onAsk }: ExamplesProps) {
  return (
    <section className={classes.empty}>
      <h2 className={classes.emptyTitle}>{askText.emptyTitle}</h2>
      <p className={classes.emptyHint}>{askText.emptyHint}</p>
      <ul className={classes.examples}>
        {examples.map((example) => (
          <li key={example}>
            <button type="button" className={classes.example} onClick={() => onAsk(example)}>
              {example}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ConversationSkeleton() {
  return (
    <Late>
      <Placeholder height={36} width="45%" />
      <Placeholder height={140} />
    </Late>
  )
}
