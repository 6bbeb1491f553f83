import { TextInput } from '@mantine/core'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { type KeyboardEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import { saveFailure } from '../fields/save-failure'
import { useEditTicket } from '../use-edit-ticket'
import classes from './learning.module.css'
import { learningText as text } from './learning-text'

/** Why it had come to this and what helped, each to be changed where it stands. */
export function CauseAndFix({ ticket }: { readonly ticket: TicketDetail }) {
  return (
    <section aria-label={text.learnt} className={classes.answers}>
      <Answer ticket={ticket} field="cause" />
      <Answer ticket={ticket} field="fix" />
    </section>
  )
}

interface AnswerProps {
  readonly ticket: TicketDetail
  readonly field: 'cause' | 'fix'
}

function Answer({ ticket, field }: AnswerProps) {
  const [written, setWritten] = useState<string | null>(null)
  const edit = useEditTicket(ticket.id)
  const value = ticket[field] ?? ''
  const save = () => {
    const said = written?.trim() ?? value
    if (said !== value) edit.mutate({ [field]: said === '' ? null : said })
    setWritten(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') save()
    // At once: the ticket around takes the focus now, and what is left is saved.
    if (event.key === 'Escape') flushSync(() => setWritten(null))
  }
  return (
    <TextInput
      size="xs"
      dir="auto"
      label={text[field]}
      placeholder={field === 'cause' ? text.causeHint : text.fixHint}
      error={saveFailure(edit.error)}
      maxLength={500}
      value={written ?? value}
      onChange={({ currentTarget }) => setWritten(currentTarget.value)}
      onBlur={save}
      onKeyDown={onKeyDown}
    />
  )
}
