import { Button, CloseButton, Modal } from '@mantine/core'
import type { TicketQuery } from '@shared/tickets/ticket-query'
import type { FormEvent } from 'react'
import { useCurrentLocation, useLocations } from '../../app/use-locations'
import { Note } from '../../ui/note'
import { fromLocalMoment } from './fields/local-moment'
import { NewTicketFields } from './new-ticket-fields'
import classes from './ticket-detail.module.css'
import { useTicketStore } from './ticket-store'
import { ticketsText } from './tickets-text'
import { useCreateTicket } from './use-create-ticket'

const text = ticketsText.dialog

interface Props {
  /** What the list behind shows. */
  readonly query: TicketQuery
  readonly onCreated: (ticketId: string) => void
}

/** Writes a new ticket; closing keeps what is written, only Discard throws it away. */
export function NewTicketDialog({ query, onCreated }: Props) {
  const { forgetNew, newTicket, setCreating } = useTicketStore()
  const locationId = useChosenLocation()
  const create = useCreateTicket(query, (id) => {
    forgetNew()
    onCreated(id)
  })
  const allowed = newTicket.title.trim() !== '' && locationId !== ''
  const save = (event: FormEvent) => {
    event.preventDefault()
    const { due, ...rest } = newTicket
    if (!allowed || create.isPending) return
    create.mutate({ ...rest, locationId, dueAt: fromLocalMoment(due) })
  }
  const close = () => setCreating(false)
  return (
    <Modal.Root opened onClose={close} size="lg" classNames={{ content: classes.dialogFrame }}>
      <Modal.Overlay />
      <Modal.Content aria-label={text.title}>
        <Modal.Body className={classes.dialog}>
          <div className={classes.dialogHead}>
            <h2 className={classes.title}>{text.title}</h2>
            <CloseButton aria-label={text.close} onClick={close} />
          </div>
          <form
            className={classes.form}
            onSubmit={save}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(event)
            }}
          >
            <NewTicketFields locationId={locationId} />
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
      <span className={classes.keys}>{text.keys}</span>
    </div>
  )
}

/** The one that was chosen, else the one at the top, else the only one there is. */
function useChosenLocation(): string {
  const chosen = useTicketStore((state) => state.newTicket.locationId)
  const locations = useLocations()
  const current = useCurrentLocation()
  const only = locations.length === 1 ? locations[0]?.id : undefined
  return chosen ?? current?.id ?? only ?? ''
}
