import type { Person } from '@shared/accounts/account-contract'
import type { Escalation } from '@shared/escalations/escalation-contract'
import { Link } from 'wouter'
import { AssistantBadge } from '../../../app/answer-badges'
import { PriorityBadge } from '../../../app/priority-badge'
import { useLocations } from '../../../app/use-locations'
import { BackButton } from '../../../ui/back-button'
import { probabilityText } from '../../../ui/measure-text'
import { ageText, clockText } from '../../../ui/time-text'
import { useMinute } from '../../../ui/use-minute'
import { EscalationLine } from '../escalation/escalation-line'
import { escalationText } from '../escalation/escalation-text'
import { TierList } from '../why/tier-list'
import { triedRows } from '../why/tier-rows'
import { AnswerForm } from './answer-form'
import { ClaimBar } from './claim-bar'
import type { useClaim } from './use-escalations'
import classes from './waiting.module.css'
import { waitingText as text } from './waiting-text'

interface Props {
  readonly person: Person
  readonly mayAnswer: boolean
  readonly claim: ReturnType<typeof useClaim>
  readonly escalation: Escalation
  /** Given where the detail hides the list. */
  readonly onBack: (() => void) | null
}

/** One question with everything that was tried, and the way to answer it. */
export function WaitingDetail({ person, mayAnswer, claim, escalation, onBack }: Props) {
  const { assistant, context, mine, question, status, traceId } = escalation
  return (
    <section aria-label={text.detail} className={classes.detail}>
      {onBack !== null && <BackButton label={text.back} onBack={onBack} />}
      <div className={classes.badges}>
        <AssistantBadge label={assistant} />
        {context.priority !== null && <PriorityBadge priority={context.priority} />}
      </div>
      <h2 className={classes.question}>{question}</h2>
      <Facts escalation={escalation} />
      <EscalationLine escalation={escalation} />
      {status !== 'answered' && mayAnswer && (
        <>
          <ClaimBar escalation={escalation} claim={claim} />
          <AnswerForm personId={person.id} escalation={escalation} />
        </>
      )}
      {status !== 'answered' && !mayAnswer && <p className={classes.dim}>{text.readOnly}</p>}
      <section className={classes.tried}>
        <h3 className={classes.label}>{text.tried}</h3>
        {context.tiers.length === 0 && <p className={classes.dim}>{text.nothingTried}</p>}
        <TierList rows={triedRows(context.tiers)} />
      </section>
      {mine && traceId !== null && (
        <Link href={`/traces/${traceId}`} className={classes.link}>
          {text.trace}
        </Link>
      )}
    </section>
  )
}

function Facts({ escalation }: { readonly escalation: Escalation }) {
  const now = useMinute()
  const locations = useLocations()
  const { askedBy, channel, context, createdAt, locationId, mine, reason } = escalation
  const asker = askedBy ?? text.machine
  const place = locations.find(({ id }) => id === locationId)?.name ?? locationId
  const facts = [
    [text.reason, text.reasonOf(reason)],
    [text.asker, mine ? text.me(asker) : asker],
    [text.asked, `${clockText(createdAt, now)} · ${text.since(ageText(createdAt, now))}`],
    [text.channel, escalationText.channel(channel)],
    [text.place, place ?? text.everywhere],
    ...(context.confidence === null
      ? []
      : [[text.confidence, probabilityText(context.confidence)]]),
  ]
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
