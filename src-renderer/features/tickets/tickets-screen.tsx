import { useMediaQuery } from '@mantine/hooks'
import { useRef } from 'react'
import { useLocation } from 'wouter'
import { useCurrentLocation } from '../../app/use-locations'
import shared from '../../ui/list-detail.module.css'
import { SplitPane } from '../../ui/split-pane'
import { useTicketRequests } from './create/use-ticket-requests'
import './fields/ticket-field-styles'
import { NewTicketDialog } from './new-ticket-dialog'
import { TicketDetail } from './ticket-detail'
import { TicketListPane } from './ticket-list-pane'
import { ticketQuery } from './ticket-query'
import { useTicketStore } from './ticket-store'
import classes from './tickets-screen.module.css'
import { ticketsText } from './tickets-text'
import { useTicketShortcuts } from './use-ticket-shortcuts'
import { useTickets } from './use-tickets'

const detailWidth = { initial: 460, minimum: 340, maximum: 900 }

/** What is broken, missing or to be ordered, and what became of it. */
export function TicketsScreen({ ticketId }: { readonly ticketId: string | null }) {
  const [, navigate] = useLocation()
  const { creating, status } = useTicketStore()
  const location = useCurrentLocation()
  const query = ticketQuery(status, location?.id ?? null)
  const tickets = useTickets(query)
  const detail = useRef<HTMLDivElement>(null)
  const wide = useMediaQuery('(min-width: 900px)', undefined, { getInitialValueInEffect: false })
  const close = () => navigate('/tickets')
  const open = (id: string) => navigate(`/tickets/${id}`)
  useTicketRequests()
  useTicketShortcuts({ ticketId, ids: tickets.items.map(({ id }) => id), detail, open, close })
  const list = <TicketListPane {...{ tickets, ticketId }} onOpen={open} />
  const content = (
    <div ref={detail} tabIndex={-1} className={`${shared.detail} ${classes.detail}`}>
      {ticketId === null && <Choose />}
      {ticketId !== null && (
        <TicketDetail key={ticketId} ticketId={ticketId} onBack={wide ? null : close} />
      )}
    </div>
  )
  const narrow = ticketId === null ? list : content
  return (
    <>
      {wide ? <Split list={list} content={content} /> : narrow}
      {creating && <NewTicketDialog query={query} onCreated={open} />}
    </>
  )
}

function Split(props: { readonly list: React.ReactNode; readonly content: React.ReactNode }) {
  return (
    <SplitPane
      name="tickets"
      sashLabel={ticketsText.sash}
      sized="end"
      width={detailWidth}
      start={props.list}
      end={props.content}
    />
  )
}

function Choose() {
  return (
    <div className={shared.choose}>
      <p>{ticketsText.choose}</p>
      <p className={shared.dim}>{ticketsText.chooseKeys}</p>
    </div>
  )
}
