import type { Ticket } from '@shared/tickets/ticket-contract'
import { IconClockExclamation } from '@tabler/icons-react'
import { exactClockText, leftText } from '../../../ui/time-text'
import { tableText } from './table-text'
import classes from './ticket-table.module.css'

interface Props {
  readonly ticket: Pick<Ticket, 'nextDueAt' | 'breached'>
  readonly now: Date
}

/** How long there is until a promise is broken, or that it is. */
export function PromiseMark({ ticket, now }: Props) {
  const { nextDueAt, breached } = ticket
  if (breached) {
    return (
      <span className={classes.late}>
        <IconClockExclamation size={14} aria-hidden="true" />
        {tableText.late}
      </span>
    )
  }
  if (nextDueAt === null) return <span className={classes.empty}>–</span>
  return (
    <time dateTime={nextDueAt} title={exactClockText(nextDueAt, now)}>
      {leftText(nextDueAt, now)}
    </time>
  )
}
