import { CloseButton, TextInput } from '@mantine/core'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { type KeyboardEvent, type MouseEvent, useState } from 'react'
import { DueMark } from '../due-mark'
import { focusTicketAround } from '../ticket-focus'
import { ticketsText } from '../tickets-text'
import { useEditTicket } from '../use-edit-ticket'
import { fromLocalMoment, toLocalMoment } from './local-moment'
import { saveFailure } from './save-failure'
import classes from './ticket-fields.module.css'

const text = ticketsText.fields

/** When it has to be done, in local time; saved on Enter or when the field is left. */
export function DueField({ ticket }: { readonly ticket: TicketDetail }) {
  const edit = useEditTicket(ticket.id)
  // A date that is being typed goes through many others, such as the year 2.
  const [written, setWritten] = useState<string | null>(null)
  const saved = ticket.dueAt === null ? '' : toLocalMoment(ticket.dueAt)
  const save = () => {
    const dueAt = written === null ? null : fromLocalMoment(written)
    if (dueAt !== null && written !== saved) edit.mutate({ dueAt })
    setWritten(null)
  }
  const clear = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    focusTicketAround(currentTarget)
    setWritten(null)
    edit.mutate({ dueAt: null })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') save()
    if (event.key === 'Escape') setWritten(null)
  }
  return (
    <TextInput
      type="datetime-local"
      size="xs"
      label={
        <span className={classes.dueLabel}>
          {text.due}
          <DueMark ticket={ticket} onlyOverdue />
        </span>
      }
      error={saveFailure(edit.error)}
      classNames={{ input: classes.dueInput }}
      data-empty={(written ?? saved) === '' || undefined}
      value={written ?? saved}
      onChange={(event) => setWritten(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={onKeyDown}
      rightSection={
        ticket.dueAt !== null && <CloseButton size="xs" aria-label={text.noDue} onClick={clear} />
      }
    />
  )
}
