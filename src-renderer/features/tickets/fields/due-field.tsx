import { CloseButton } from '@mantine/core'
import { dueWords } from '@shared/tickets/quick-due'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { type MouseEvent, useState } from 'react'
import { DueInput } from '../due/due-input'
import { useDuePlace } from '../due/due-place'
import { DueMark } from '../due-mark'
import { focusTicketAround } from '../ticket-focus'
import { ticketsText } from '../tickets-text'
import { useEditTicket } from '../use-edit-ticket'
import { saveFailure } from './save-failure'
import classes from './ticket-fields.module.css'

const text = ticketsText.fields

/** When it has to be done; saved when a moment is chosen, on Enter or when the field is left. */
export function DueField({ ticket }: { readonly ticket: TicketDetail }) {
  const edit = useEditTicket(ticket.id)
  const place = useDuePlace([ticket.locationId])
  const [written, setWritten] = useState<string | null>(null)
  const saved = ticket.dueAt && dueWords(new Date(ticket.dueAt), new Date(), place.timeZone)
  const set = (dueAt: string | null) => {
    // What is shown has no seconds: read again it would be another moment.
    if (written?.trim() !== (saved ?? '')) edit.mutate({ dueAt })
    setWritten(null)
  }
  const clear = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    focusTicketAround(currentTarget)
    setWritten(null)
    edit.mutate({ dueAt: null })
  }
  return (
    <DueInput
      label={
        <span className={classes.dueLabel}>
          {text.due}
          <DueMark ticket={ticket} onlyOverdue />
        </span>
      }
      place={place}
      words={written ?? saved ?? ''}
      written={written !== null}
      error={saveFailure(edit.error)}
      rightSection={
        ticket.dueAt !== null && <CloseButton size="xs" aria-label={text.noDue} onClick={clear} />
      }
      onWrite={setWritten}
      onSet={set}
      onEscape={() => setWritten(null)}
    />
  )
}
