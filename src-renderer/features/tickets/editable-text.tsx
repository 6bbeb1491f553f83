import { ActionIcon, Tooltip } from '@mantine/core'
import type { Ticket } from '@shared/tickets/ticket-contract'
import { IconPencil } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { TextForm } from './text-form'
import classes from './ticket-detail.module.css'
import { draftKey, type TextField, useTicketStore } from './ticket-store'
import { ticketsText } from './tickets-text'

interface Props {
  readonly ticket: Ticket
  readonly field: TextField
}

/** A text to read; the pencil or a double click turns it into one to write. */
export function EditableText({ ticket, field }: Props) {
  const key = draftKey(ticket.id, field)
  const draft = useTicketStore((state) => state.drafts[key])
  const writeDraft = useTicketStore((state) => state.writeDraft)
  const pencil = useRef<HTMLButtonElement>(null)
  useFocusAfter(draft !== undefined, pencil)
  if (draft !== undefined) return <TextForm {...{ ticket, field, draft }} />
  const value = ticket[field]
  const edit = () => writeDraft(key, { base: value, text: value })
  const name = ticketsText.edit(ticketsText.fields[field])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pencil is the way for the keyboard
    <div className={classes.editable} onDoubleClick={edit}>
      {field === 'title' ? (
        <h2 className={classes.title}>{value}</h2>
      ) : (
        <p className={value === '' ? classes.none : classes.text}>
          {value === '' ? ticketsText.fields.noDescription : value}
        </p>
      )}
      <Tooltip label={name}>
        <ActionIcon ref={pencil} variant="subtle" color="gray" aria-label={name} onClick={edit}>
          <IconPencil size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}

/** Gives focus back to the pencil when writing has ended. */
function useFocusAfter(writing: boolean, pencil: React.RefObject<HTMLButtonElement | null>): void {
  const was = useRef(writing)
  useEffect(() => {
    if (was.current && !writing) pencil.current?.focus()
    was.current = writing
  }, [writing, pencil])
}
