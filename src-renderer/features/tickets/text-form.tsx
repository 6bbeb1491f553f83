import { Button, Textarea, TextInput } from '@mantine/core'
import type { Ticket } from '@shared/tickets/ticket-contract'
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { Note } from '../../ui/note'
import classes from './ticket-detail.module.css'
import { draftKey, type TextDraft, type TextField, useTicketStore } from './ticket-store'
import { ticketsText } from './tickets-text'
import { useEditTicket } from './use-edit-ticket'

interface Props {
  readonly ticket: Ticket
  readonly field: TextField
  readonly draft: TextDraft
}

/** A text being written: what comes from elsewhere meanwhile is shown and never replaces it. */
export function TextForm({ ticket, field, draft }: Props) {
  const { forgetDraft, writeDraft } = useTicketStore()
  const edit = useEditTicket(ticket.id)
  const key = draftKey(ticket.id, field)
  const stop = () => forgetDraft(key)
  const invalid = field === 'title' && draft.text.trim() === ''
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (invalid || edit.isPending) return
    if (draft.text === ticket[field]) stop()
    else edit.mutate({ [field]: draft.text }, { onSuccess: stop })
  }
  return (
    <form className={classes.form} onSubmit={save}>
      <TextBox
        field={field}
        value={draft.text}
        onWrite={(text) => writeDraft(key, { ...draft, text })}
        onSave={save}
        onCancel={stop}
      />
      {ticket[field] !== draft.base && <Elsewhere value={ticket[field]} onTake={stop} />}
      {edit.error !== null && (
        <Note tone="bad">
          {ticketsText.notSaved}: {edit.error.message}
        </Note>
      )}
      <div className={classes.actions}>
        <Button type="submit" size="xs" loading={edit.isPending} disabled={invalid}>
          {ticketsText.save}
        </Button>
        <Button size="xs" variant="default" onClick={stop}>
          {ticketsText.cancel}
        </Button>
        <span className={classes.keys}>{ticketsText.saveKeys}</span>
      </div>
    </form>
  )
}

interface TextBoxProps {
  readonly field: TextField
  readonly value: string
  readonly onWrite: (text: string) => void
  readonly onSave: (event: KeyboardEvent) => void
  readonly onCancel: () => void
}

function TextBox({ field, value, onWrite, onSave, onCancel }: TextBoxProps) {
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  useEffect(() => box.current?.focus(), [])
  const shared = {
    ref: box,
    dir: 'auto',
    'aria-label': ticketsText.fields[field],
    value,
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onWrite(event.currentTarget.value),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave(event)
      if (event.key === 'Escape') onCancel()
    },
  }
  if (field === 'title') return <TextInput {...shared} maxLength={200} />
  return <Textarea {...shared} maxLength={20_000} autosize minRows={4} maxRows={20} />
}

/** What stands there by now; the text being written is untouched. */
function Elsewhere({ value, onTake }: { readonly value: string; readonly onTake: () => void }) {
  return (
    <Note
      tone="warn"
      action={
        <Button size="compact-xs" variant="default" onClick={onTake}>
          {ticketsText.takeOther}
        </Button>
      }
    >
      {ticketsText.changedElsewhere}
      <span className={classes.elsewhere}>{value === '' ? ticketsText.empty : value}</span>
    </Note>
  )
}
