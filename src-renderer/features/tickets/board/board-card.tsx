import type { Ticket } from '@shared/tickets/ticket-contract'
import { IconUserQuestion } from '@tabler/icons-react'
import { memo, useEffect, useRef } from 'react'
import { PriorityBadge } from '../../../app/priority-badge'
import { initials } from '../../../ui/initials'
import { useListSelection } from '../bulk/list-selection'
import { DueMark } from '../due-mark'
import { TicketMarks, TicketTags } from '../table/row-marks'
import { rowElementId } from '../table/row-place'
import { tableText } from '../table/table-text'
import classes from './board.module.css'
import { useBoardStore } from './board-store'
import { boardText } from './board-text'

interface Props {
  readonly ticket: Ticket
  /** Where it is, for people. */
  readonly location: string
  readonly current: boolean
  /** The Tab key stops at one card of a board. */
  readonly stop: boolean
}

/** One ticket as a card; the board around it takes clicks, keys and drags. */
export const BoardCard = memo(function BoardCard({ ticket, location, current, stop }: Props) {
  const { id, title, bayNumber } = ticket
  const bay = bayNumber === null ? [] : [tableText.bay(bayNumber)]
  const card = useRef<HTMLButtonElement>(null)
  const selected = useListSelection((state) => state.selected.has(id))
  const dragged = useBoardStore((state) => state.dragged.some((one) => one.id === id))
  const followed = useBoardStore((state) => state.followed === id)
  const follow = useBoardStore((state) => state.follow)
  useEffect(() => {
    if (!followed) return
    card.current?.focus({ preventScroll: true })
    follow(null)
  }, [followed, follow])
  return (
    <button
      ref={card}
      type="button"
      id={rowElementId(id, null)}
      data-ticket={id}
      data-selected={selected || undefined}
      data-dragged={dragged || undefined}
      aria-current={current || undefined}
      aria-pressed={selected || undefined}
      tabIndex={stop ? 0 : -1}
      draggable
      className={classes.card}
    >
      <span dir="auto" className={classes.cardTitle} data-column="title" title={title}>
        {title}
      </span>
      <span className={classes.cardFacts}>
        <PriorityBadge priority={ticket.priority} />
        {ticket.dueAt !== null && <DueMark ticket={ticket} onlyOverdue />}
        <TicketMarks ticket={ticket} />
        <TicketTags tags={ticket.tags} />
      </span>
      <span className={classes.cardFacts}>
        <span className={classes.place}>{[location, ...bay].join(' · ')}</span>
        <Assignee name={ticket.assigneeName} />
      </span>
    </button>
  )
})

function Assignee({ name }: { readonly name: string | null }) {
  const said = name === null ? boardText.unassigned : boardText.assigned(name)
  return (
    <span className={classes.assignee} data-nobody={name === null || undefined} title={said}>
      <span aria-hidden="true">
        {name === null ? <IconUserQuestion size={13} /> : initials(name)}
      </span>
      <span className={classes.unseen}>{said}</span>
    </span>
  )
}
