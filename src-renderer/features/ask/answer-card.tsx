import { UnstyledButton } from '@mantine/core'
import type { Answer } from '@shared/ask/ask-contract'
import type { Escalation } from '@shared/escalations/escalation-contract'
import { IconChevronRight, IconUser } from '@tabler/icons-react'
import { AssistantBadge, ConfidenceBadge } from '../../app/answer-badges'
import { Badge } from '../../ui/badge'
import { durationText } from '../../ui/measure-text'
import { AnswerBody } from './answer-body'
import classes from './answer-card.module.css'
import { AnswerCopyMenu } from './answer-copy-menu'
import { useAskStore } from './ask-store'
import { askText } from './ask-text'
import { EmergencyNote } from './emergency-note'
import { escalationText } from './escalation/escalation-text'
import { useOwnEscalation } from './escalation/own-escalations'
import { FallbackNote } from './fallback-note'
import { mayBeJudged } from './feedback/answer-opinion'
import { FeedbackBar } from './feedback/feedback-bar'
import { GenerationChecks } from './generation-checks'
import { HandoverNote } from './handover-note'
import { AnswerTicket } from './ticket/answer-ticket'
import { TierBadge } from './tier-badge'

interface Props {
  readonly answer: Answer
  /** At the kiosk: no Why, nothing of what happens among staff. */
  readonly guest: boolean
}

/** A finished answer: who answered, how sure, how fast, from what, and whether it helped. */
export function AnswerCard({ answer, guest }: Props) {
  const { blocks, emergency, generation, handover, tier } = answer
  return (
    <article
      aria-label={askText.answer}
      className={classes.card}
      data-emergency={emergency !== null || undefined}
    >
      <AnswerHeader answer={answer} guest={guest} />
      {emergency !== null && <EmergencyNote answer={answer} emergency={emergency} />}
      {handover !== null && <HandoverNote {...{ answer, handover, guest }} />}
      {blocks.length > 0 && <AnswerBody answer={answer} />}
      {!guest && <FallbackNote answer={answer} />}
      {!guest && generation !== null && tier === 'generated' && (
        <GenerationChecks answer={answer} generation={generation} />
      )}
      {mayBeJudged(answer) && <FeedbackBar answer={answer} guest={guest} />}
    </article>
  )
}

function AnswerHeader({ answer, guest }: Props) {
  const { assistant, handover, traceId } = answer
  const escalation = useOwnEscalation(traceId)
  const byPerson = handover !== null && escalation?.status === 'answered'
  return (
    <div className={classes.header}>
      <AssistantBadge label={assistant} />
      {byPerson && <PersonBadge escalation={escalation} />}
      {!guest && !byPerson && <HowAnswered answer={answer} />}
      <span className={classes.gap} />
      {!guest && <AnswerTicket answer={answer} />}
      {!guest && <AnswerCopyMenu answer={answer} said={byPerson ? escalation.answer : null} />}
      {!guest && <WhyButton traceId={traceId} />}
    </div>
  )
}

/** How sure, how and how fast the machine was: nothing of it is a guest's to know. */
function HowAnswered({ answer }: Pick<Props, 'answer'>) {
  const { assistant, confidence, ms, tier } = answer
  return (
    <>
      <ConfidenceBadge confidence={confidence} label={askText.confidence} />
      {!(assistant === 'none' && tier === 'human') && <TierBadge tier={tier} />}
      <span className={classes.meta}> · {durationText(ms)}</span>
    </>
  )
}

/** A person knows; how sure a machine was of what it is about says nothing of that. */
function PersonBadge({ escalation }: { readonly escalation: Escalation }) {
  return (
    <Badge tone="good" label={escalationText.answer}>
      <IconUser size={13} aria-hidden="true" />
      {escalation.answeredBy ?? escalationText.somebody}
    </Badge>
  )
}

function WhyButton({ traceId }: { readonly traceId: string }) {
  const open = useAskStore((state) => state.whyId === traceId)
  const showWhy = useAskStore((state) => state.showWhy)
  return (
    <UnstyledButton
      className={classes.why}
      aria-expanded={open}
      onClick={() => showWhy(open ? null : traceId)}
    >
      {askText.why}
      <IconChevronRight size={14} aria-hidden="true" />
    </UnstyledButton>
  )
}
