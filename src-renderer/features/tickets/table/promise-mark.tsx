import type { Ticket } from '@shared/tickets/ticket-contract'
import { IconClockExclamation } from '@tabler/icons-react'
import { exactClockText, leftText } from '../../../ui/time-text'
import { useMinute } from '../../../ui/use-minute'
import { tableText } from './table-text'
import classes from './ticket-table.module.css'

/** How long there is until a promise is broken, or that it is. */
export function PromiseMark({
  ticket,
}: {
  readonly ticket: Pick<Ticket, 'nextDueAt' | 'breached'>
}) {
  const now = useMinute()
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
