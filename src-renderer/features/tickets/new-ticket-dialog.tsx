import { Button, CloseButton, Modal } from '@mantine/core'
import type { TicketQueryInput } from '@shared/tickets/ticket-query'
import { type FormEvent, useRef, useState } from 'react'
import { Note } from '../../ui/note'
import createClasses from './create/create.module.css'
import { createText } from './create/create-text'
import { DuplicateHint } from './create/duplicate-hint'
import type { NewTicket } from './create/new-ticket'
import { useDueAt } from './create/quick-due-field'
import { TemplateChoice } from './create/template-choice'
import { useGuessedTicket } from './create/use-guessed-ticket'
import { attachHeldFiles } from './files/held-files'
import { NewTicketFields } from './new-ticket-fields'
import classes from './ticket-detail.module.css'
import { useTicketStore } from './ticket-store'
import { ticketsText } from './tickets-text'
import { useCreateTicket } from './use-create-ticket'

const text = ticketsText.dialog

interface Props {
  /** What the list behind shows. */
  readonly query: TicketQueryInput
  readonly onCreated: (ticketId: string) => void
}

/** Writes a new ticket; closing keeps what is written, only Discard throws it away. */
export function NewTicketDialog({ query, onCreated }: Props) {
  const setCreating = useTicketStore((state) => state.setCreating)
  const { create, guessed, allowed, nowhere, save } = useNewTicketForm(query, onCreated)
  const { locationId } = guessed.ticket
  const close = () => setCreating(false)
  return (
    <Modal.Root opened onClose={close} size="xl" classNames={{ content: classes.dialogFrame }}>
      <Modal.Overlay />
      <Modal.Content aria-label={text.title}>
        <Modal.Body className={classes.dialog}>
          <div className={classes.dialogHead}>
            <h2 className={classes.title}>{text.title}</h2>
            <div className={createClasses.head}>
              <TemplateChoice />
              <CloseButton aria-label={text.close} onClick={close} />
            </div>
          </div>
          <form
            className={classes.form}
            onSubmit={save}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(event)
            }}
          >
            <NewTicketFields guessed={guessed} />
            <DuplicateHint locationId={locationId} onOpen={onCreated} />
            {nowhere && <Note tone="warn">{createText.nowhere}</Note>}
            {create.error !== null && (
              <Note tone="bad">
                {text.failed}: {create.error.message}
              </Note>
            )}
            <DialogActions saving={create.isPending} allowed={allowed} />
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** What would be created now, and how. */
function useNewTicketForm(query: TicketQueryInput, onCreated: Props['onCreated']) {
  const forgetNew = useTicketStore((state) => state.forgetNew)
  const { guessed, settle } = useGuessedTicket()
  const { ticket } = guessed
  const dueAt = useDueAt(ticket.due, ticket.locationId)
  const create = useCreateTicket(query, (id) => {
    attachHeldFiles(id)
    forgetNew()
    onCreated(id)
  })
  const saving = useRef(false)
  const [unplaced, setUnplaced] = useState(false)
  const timely = ticket.due.trim() === '' || dueAt !== null
  const allowed = ticket.title.trim() !== '' && timely
  const nowhere = unplaced && ticket.locationId === ''
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!allowed || saving.current || create.isPending) return
    saving.current = true
    void settle()
      .then((settled) => {
        setUnplaced(settled.ticket.locationId === '')
        if (settled.ticket.locationId !== '') create.mutate(inputOf(settled.ticket, dueAt))
      })
      .finally(() => {
        saving.current = false
      })
  }
  return { create, guessed, allowed, nowhere, save }
}

/** Who took the assignee away wants nobody there, whatever the club's rules say. */
function inputOf(written: NewTicket & { readonly locationId: string }, dueAt: string | null) {
  const { due: _words, chosen, tags, checklist, ...ticket } = written
  const autoAssign = !chosen.includes('assigneeId')
  return { ...ticket, dueAt, autoAssign, tags: [...tags], checklist: [...checklist] }
}

interface ActionsProps {
  readonly saving: boolean
  readonly allowed: boolean
}

function DialogActions({ saving, allowed }: ActionsProps) {
  const forgetNew = useTicketStore((state) => state.forgetNew)
  return (
    <div className={classes.actions}>
      <Button type="submit" size="xs" loading={saving} disabled={!allowed}>
        {text.create}
      </Button>
      <Button size="xs" variant="default" onClick={forgetNew}>
        {text.discard}
      </Button>
      <span className={classes.keys}>{createText.keys}</span>
    </div>
  )
}
