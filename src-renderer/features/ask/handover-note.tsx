import type { Answer, Handover } from '@shared/ask/ask-contract'
import { IconPlayerStop, IconUserQuestion } from '@tabler/icons-react'
import classes from './answer-card.module.css'
import { askText } from './ask-text'
import { EscalationFollowUp } from './escalation/escalation-follow-up'
import { EscalationLine } from './escalation/escalation-line'
import { useOwnEscalation } from './escalation/own-escalations'
import { RelatedList } from './related-list'
import { UnansweredTicket } from './ticket/answer-ticket'

interface Props {
  readonly answer: Answer
  readonly handover: Handover
  /** Guests are told to call; what happens among staff is not theirs to see. */
  readonly guest: boolean
}

/** No machine answered: says so, why, with whom it is, and in the end what a person said. */
export function HandoverNote({ answer, handover, guest }: Props) {
  const stopped = handover.reason === 'stopped'
  const escalation = useOwnEscalation(answer.traceId)
  // What a person said takes the place of that one has to.
  if (escalation?.status === 'answered') return <EscalationLine escalation={escalation} />
  return (
    <>
      <div className={classes.note}>
        {stopped ? (
          <IconPlayerStop size={20} aria-hidden="true" />
        ) : (
          <IconUserQuestion size={20} aria-hidden="true" />
        )}
        <div className={classes.noteWords}>
          <p className={classes.noteTitle}>{stopped ? askText.stoppedBefore : askText.handover}</p>
          <p>{handover.message}</p>
        </div>
      </div>
      {!guest && <RelatedList related={answer.related} />}
      {!guest && !stopped && <EscalationFollowUp answer={answer} note={null} />}
      {!guest && !stopped && <UnansweredTicket answer={answer} />}
    </>
  )
}
