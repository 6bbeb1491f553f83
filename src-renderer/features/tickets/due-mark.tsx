import type { Ticket } from '@shared/tickets/ticket-contract'
import { IconAlarm, IconClockExclamation } from '@tabler/icons-react'
import { useMinute } from '../../ui/use-minute'
import { zonedClockText, zonedShortText } from '../../ui/zoned-time-text'
import { usePlaceZone } from './due/place-zones'
import { dueState } from './due-state'
import classes from './tickets-screen.module.css'
import { ticketsText } from './tickets-text'

interface Props {
  readonly ticket: Pick<Ticket, 'dueAt' | 'status' | 'locationId'>
  /** Says nothing of a time that has not come. */
  readonly onlyOverdue?: boolean
}

/** In a column of its own, whose head says what it is: the time alone, of a finished ticket, too. */
export function DueCell({ ticket }: Pick<Props, 'ticket'>) {
  const now = useMinute()
  const timeZone = usePlaceZone(ticket.locationId)
  if (ticket.dueAt === null) return null
  if (dueState(ticket, now) === 'overdue') return <DueMark ticket={ticket} />
  const time = zonedClockText(ticket.dueAt, timeZone, now)
  return (
    <span className={classes.dueTime} title={time}>
      {time}
    </span>
  )
}

/** When a ticket is due by the clock of its location, or that it is late: icon and word. */
export function DueMark({ ticket, onlyOverdue = false }: Props) {
  const now = useMinute()
  const timeZone = usePlaceZone(ticket.locationId)
  const state = dueState(ticket, now)
  if (ticket.dueAt === null || state === 'none') return null
  if (state === 'due' && onlyOverdue) return null
  const Icon = state === 'overdue' ? IconClockExclamation : IconAlarm
  const time = zonedClockText(ticket.dueAt, timeZone, now)
  return (
    <span className={classes.dueMark} data-state={state} title={ticketsText.due(time)}>
      <Icon size={14} aria-hidden="true" />
      <span className={classes.dueTime}>
        {state === 'overdue'
          ? ticketsText.overdue
          : ticketsText.due(zonedShortText(ticket.dueAt, timeZone, now))}
      </span>
    </span>
  )
}
