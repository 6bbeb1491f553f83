import type { Escalation } from '@shared/escalations/escalation-contract'
import { IconCheck, IconClock, IconCloudUp, IconUserCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { PriorityBadge } from '../../../app/priority-badge'
import { assistantNames } from '../../../app/vocabulary'
import shared from '../../../ui/list-detail.module.css'
import type { SteadyItem } from '../../../ui/steady-list'
import { ageText, exactClockText } from '../../../ui/time-text'
import { useMinute } from '../../../ui/use-minute'
import classes from './waiting.module.css'
import { waitingText as text } from './waiting-text'

interface Props {
  readonly row: SteadyItem<Escalation>
  readonly current: boolean
  readonly onOpen: (id: string) => void
}

export function WaitingRow({ row: { item, gone }, current, onOpen }: Props) {
  const now = useMinute()
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const { assistant, context, createdAt, id, question } = item
  const { priority } = context
  return (
    <li ref={line}>
      <button
        type="button"
        className={`${shared.row} ${classes.row}`}
        aria-current={current || undefined}
        data-done={item.status === 'answered' || gone || undefined}
        onClick={() => onOpen(id)}
      >
        <span className={classes.rowTop}>
          <span className={classes.rowQuestion}>{question}</span>
          <time className={classes.age} dateTime={createdAt} title={exactClockText(createdAt)}>
            {ageText(createdAt, now)}
          </time>
        </span>
        <span className={classes.rowFacts}>
          {(priority === 'urgent' || priority === 'high') && <PriorityBadge priority={priority} />}
          <span className={classes.rowWho}>
            {[assistantNames[assistant], item.askedBy ?? text.machine].join(' · ')}
          </span>
          <RowState item={item} gone={gone} />
        </span>
      </button>
    </li>
  )
}

const icons = {
  waiting: IconClock,
  claimed: IconUserCheck,
  answered: IconCheck,
} satisfies Record<Escalation['status'], unknown>

function RowState({ item, gone }: SteadyItem<Escalation>) {
  const Icon = icons[item.status]
  return (
    <span className={classes.rowState} data-status={item.status}>
      {item.pending && (
        <IconCloudUp size={14} role="img" aria-label={text.pending}>
          <title>{text.pending}</title>
        </IconCloudUp>
      )}
      <Icon size={14} aria-hidden="true" />
      {gone ? text.gone : stateText(item)}
    </span>
  )
}

function stateText({ status, claimedBy, claimedByMe, answeredBy }: Escalation): string {
  if (status === 'answered') return text.answeredBy(answeredBy ?? text.somebody)
  if (status === 'waiting') return text.filters.open
  return claimedByMe ? text.claimedByMe : text.claimedBy(claimedBy ?? text.somebody)
}
