import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type AlikeTicket, noticeable } from '@shared/tickets/alike-contract'
import { IconCopyCheck } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from '../../../ipc/request'
import { useRead } from '../../../ipc/use-read'
import { Note } from '../../../ui/note'
import { ageText } from '../../../ui/time-text'
import { useTicketChoices } from '../fields/use-ticket-choices'
import { useTicketStore } from '../ticket-store'
import { ticketsText } from '../tickets-text'
import classes from './create.module.css'
import { createText as text } from './create-text'
import { textOf } from './use-guessed-ticket'

interface Props {
  readonly locationId: string
  readonly onOpen: (ticketId: string) => void
}

const shortLived = { staleTime: 15_000, gcTime: 15_000 }
/** Fewer letters say too little to be compared. */
const leastLetters = 8
const mostShown = 3

/** Open tickets about the same thing, while the new one is being written. */
export function DuplicateHint({ locationId, onOpen }: Props) {
  const alike = useAlike(locationId)
  return (
    <>
      <div role="status" aria-live="polite" className={classes.quiet}>
        {alike.length > 0 && text.alike(alike.length)}
      </div>
      {alike.length > 0 && <AlikeTickets alike={alike} onOpen={onOpen} />}
    </>
  )
}

function useAlike(locationId: string): readonly AlikeTicket[] {
  const newTicket = useTicketStore((state) => state.newTicket)
  const [written] = useDebouncedValue(textOf(newTicket), 350)
  const bay = useChosenBay()
  const place = { ...(locationId !== '' && { locationId }), ...(bay !== undefined && { bay }) }
  const input = { text: written, limit: mostShown, openOnly: true, unasked: true, ...place }
  const enabled = written.length >= leastLetters
  const { data = [] } = useRead('tickets.alike', input, { ...shortLived, enabled })
  return enabled ? data.filter(({ similarity }) => similarity >= noticeable) : []
}

/** A bay that is guessed is read from the text anyway, and would have the same asked twice. */
function useChosenBay(): number | undefined {
  const { bayId, chosen } = useTicketStore((state) => state.newTicket)
  const { bays } = useTicketChoices()
  return chosen.includes('bayId') ? bays.find(({ id }) => id === bayId)?.number : undefined
}

function AlikeTickets({
  alike,
  onOpen,
}: Pick<Props, 'onOpen'> & { readonly alike: readonly AlikeTicket[] }) {
  const add = useAddTo(onOpen)
  const close = useTicketStore((state) => state.setCreating)
  return (
    <section aria-label={text.alikeList} className={classes.alike}>
      <p className={classes.alikeHead}>
        <IconCopyCheck size={15} aria-hidden="true" />
        {text.alike(alike.length)}
      </p>
      <ul className={classes.alikeRows}>
        {alike.map(({ ticket }) => (
          <li key={ticket.id} className={classes.alikeRow}>
            <button
              type="button"
              className={classes.alikeTitle}
              aria-label={text.open(ticket.title)}
              onClick={() => {
                close(false)
                onOpen(ticket.id)
              }}
            >
              {ticket.title}
            </button>
            <span className={classes.alikeFacts}>{factsOf(ticket)}</span>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={text.addTo(ticket.title)}
              loading={add.isPending && add.variables === ticket.id}
              onClick={() => add.mutate(ticket.id)}
            >
              {text.add}
            </Button>
          </li>
        ))}
      </ul>
      {add.error !== null && <Note tone="bad">{text.addFailed(add.error.message)}</Note>}
    </section>
  )
}

function factsOf({ bayNumber, createdAt }: AlikeTicket['ticket']): string {
  const bay = bayNumber === null ? [] : [ticketsText.bay(bayNumber)]
  return [...bay, ageText(createdAt)].join(' · ')
}

/** The text goes to a ticket that is there already, as a comment. */
function useAddTo(onAdded: (ticketId: string) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => {
      const body = textOf(useTicketStore.getState().newTicket)
      return request('tickets.comment', { id, body })
    },
    onSuccess: async (_, id) => {
      useTicketStore.getState().forgetNew()
      onAdded(id)
      await client.invalidateQueries({ queryKey: ['tickets.timeline', { id }] })
    },
  })
}
