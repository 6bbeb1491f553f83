import type { PromiseState, TicketClock } from '@shared/tickets/ticket-clock-contract'
import type { Ticket } from '@shared/tickets/ticket-contract'
import {
  IconCircleCheck,
  IconClockExclamation,
  IconHourglass,
  IconPlayerPause,
} from '@tabler/icons-react'
import { useLocations } from '../../../app/use-locations'
import { useRead } from '../../../ipc/use-read'
import { zonedClockText } from '../../../ui/zoned-time-text'
import { promiseText, clockText as text, untilText } from './clock-text'
import classes from './ticket-clock-chips.module.css'

/** What is left becomes less by itself, and only main counts it. */
const counting = { staleTime: 0, refetchInterval: 30_000 }

/** By when a ticket has to be answered and resolved, or how that went. */
export function TicketClockChips({
  ticket,
}: {
  readonly ticket: Pick<Ticket, 'id' | 'locationId'>
}) {
  const { data: clock } = useRead('tickets.clock', { id: ticket.id }, counting)
  const place = useLocations().find(({ id }) => id === ticket.locationId)?.name
  if (clock === undefined) return <div className={classes.chips} />
  const name = place ?? ticket.locationId
  if (clock.answer.state === 'none' && clock.resolve.state === 'none') return null
  return (
    <ul aria-label={text.group} className={classes.chips}>
      <Chip what="answer" place={name} clock={clock} />
      <Chip what="resolve" place={name} clock={clock} />
    </ul>
  )
}

const icons = {
  running: IconHourglass,
  paused: IconPlayerPause,
  met: IconCircleCheck,
  missed: IconClockExclamation,
}

interface ChipProps {
  readonly what: 'answer' | 'resolve'
  readonly place: string
  readonly clock: TicketClock
}

function Chip({ what, place, clock }: ChipProps) {
  const promise = clock[what]
  if (promise.state === 'none') return null
  const Icon = icons[promise.state]
  const more = explained(promise, clock, place)
  return (
    <li className={classes.chip} data-state={promise.state} title={more}>
      <Icon size={14} aria-hidden="true" />
      {promiseText(what, promise, clock.waiting)}
      {untilText(promise, clock.timeZone)}
      <span className={classes.unseen}>. {more}</span>
    </li>
  )
}

function explained({ dueAt, metAt }: PromiseState, clock: TicketClock, place: string): string {
  const { timeZone, hours } = clock
  return [
    ...(metAt === null ? [] : [text.done(zonedClockText(metAt, timeZone))]),
    ...(dueAt === null ? [text.paused] : [text.due(zonedClockText(dueAt, timeZone))]),
    ...(hours === null ? [] : [text.counted[hours](place)]),
  ].join(' ')
}
