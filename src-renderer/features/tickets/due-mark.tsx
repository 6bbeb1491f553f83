import type { Ticket } from '@shared/tickets/ticket-contract'
import { IconAlarm, IconClockExclamation } from '@tabler/icons-react'
import { clockText, exactClockText } from '../../ui/time-text'
import { useMinute } from '../../ui/use-minute'
import { dueState } from './due-state'
import classes from './tickets-screen.module.css'
import { ticketsText } from './tickets-text'

interface Props {
  readonly ticket: Pick<Ticket, 'dueAt' | 'status'>
  /** Says nothing of a time that has not come. */
  readonly onlyOverdue?: boolean
}

/** When a ticket is due, or that it is late: icon and word. */
export function DueMark({ ticket, onlyOverdue = false }: Props) {
  const now = useMinute()
  const state = dueState(ticket, now)
  if (ticket.dueAt === null || state === 'none') return null
  if (state === 'due' && onlyOverdue) return null
  const Icon = state === 'overdue' ? IconClockExclamation : IconAlarm
  return (
    <span className={classes.dueMark} data-state={state} title={exactClockText(ticket.dueAt, now)}>
      <Icon size={14} aria-hidden="true" />
      {state === 'overdue' ? ticketsText.overdue : ticketsText.due(clockText(ticket.dueAt, now))}
    </span>
  )
}
