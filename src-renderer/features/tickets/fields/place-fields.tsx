import { NativeSelect } from '@mantine/core'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { useLocations } from '../../../app/use-locations'
import { WithConflict } from '../conflicts/field-conflict'
import { ticketsText } from '../tickets-text'
import { useEditTicket } from '../use-edit-ticket'
import { BayChoice } from './bay-choice'
import { saveFailure } from './save-failure'

const text = ticketsText.fields

/** Where it is; another location takes the bay away. */
export function PlaceFields({ ticket }: { readonly ticket: TicketDetail }) {
  return (
    <>
      <WithConflict ticket={ticket} field="location_id">
        <LocationField ticket={ticket} />
      </WithConflict>
      <WithConflict ticket={ticket} field="bay_id">
        <BayField ticket={ticket} />
      </WithConflict>
    </>
  )
}

function LocationField({ ticket }: { readonly ticket: TicketDetail }) {
  const edit = useEditTicket(ticket.id)
  const places = useLocations().map(({ id, name }) => ({ value: id, label: name }))
  const { locationId } = ticket
  const known = places.some(({ value }) => value === locationId)
  return (
    <NativeSelect
      size="xs"
      label={text.location}
      error={saveFailure(edit.error)}
      data={known ? places : [{ value: locationId, label: locationId }, ...places]}
      value={locationId}
      onChange={({ currentTarget }) => edit.mutate({ locationId: currentTarget.value })}
    />
  )
}

function BayField({ ticket }: { readonly ticket: TicketDetail }) {
  const edit = useEditTicket(ticket.id)
  return (
    <BayChoice
      locationId={ticket.locationId}
      bayId={ticket.bayId}
      error={saveFailure(edit.error)}
      onChoose={(bayId) => edit.mutate({ bayId })}
    />
  )
}
