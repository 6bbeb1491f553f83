import type { TicketBrief } from '@shared/tickets/ticket-relations-contract'
import { useLocations } from '../../../app/use-locations'
import { TicketStatusText } from '../ticket-badges'
import classes from './relations.module.css'
import { relationsText } from './relations-text'

/** Where a ticket is, in words. */
export function usePlaceText(): (ticket: Pick<TicketBrief, 'locationId' | 'bayNumber'>) => string {
  const locations = useLocations()
  return ({ locationId, bayNumber }) => {
    const location = locations.find(({ id }) => id === locationId)?.name ?? locationId
    return bayNumber === null ? location : `${location} · ${relationsText.bay(bayNumber)}`
  }
}

/** What tells a ticket from others on one line: place and status. */
export function TicketPlace({ ticket }: { readonly ticket: TicketBrief }) {
  const placeOf = usePlaceText()
  return (
    <>
      <span className={classes.place}>{placeOf(ticket)}</span>
      <span className={classes.statusCell}>
        <TicketStatusText status={ticket.status} />
      </span>
    </>
  )
}
