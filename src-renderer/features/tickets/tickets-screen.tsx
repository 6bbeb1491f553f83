import { useRef } from 'react'
import { useLocation } from 'wouter'
import shared from '../../ui/list-detail.module.css'
import { SplitPane } from '../../ui/split-pane'
import { useScreenQuery } from '../../ui/use-screen-query'
import { useTicketRequests } from './create/use-ticket-requests'
import { useKeepPlaceZones } from './due/place-zones'
import './fields/ticket-field-styles'
import { useListQuery } from './list-head/use-list-query'
import { NewTicketDialog } from './new-ticket-dialog'
import { useUnfolded } from './table/collapsed-groups'
import { TicketDetail } from './ticket-detail'
import { TicketListPane } from './ticket-list-pane'
import { useTicketStore } from './ticket-store'
import classes from './tickets-screen.module.css'
import { ticketsText } from './tickets-text'
import { UndoToast } from './undo/undo-toast'
import { useUndoShortcuts } from './undo/use-undo'
import { useSeenTicket } from './use-seen-ticket'
import { useTicketShortcuts } from './use-ticket-shortcuts'
import { useTickets } from './use-tickets'

const detailWidth = { initial: 460, minimum: 340, maximum: 900 }

/** What is broken, missing or to be ordered, and what became of it. */
export function TicketsScreen({ ticketId }: { readonly ticketId: string | null }) {
  const [, navigate] = useLocation()
  const creating = useTicketStore((state) => state.creating)
  const { query, search } = useListQuery()
  const tickets = useTickets(useUnfolded(query))
  const detail = useRef<HTMLDivElement>(null)
  const wide = useScreenQuery('(min-width: 900px)')
  const close = () => navigate('/tickets')
  const open = (id: string) => navigate(`/tickets/${id}`)
  useTicketRequests()
  useKeepPlaceZones()
  useUndoShortcuts()
  useSeenTicket(ticketId)
  useTicketShortcuts({ ticketId, detail, open, close })
  const list = <TicketListPane {...{ query, tickets, ticketId, search }} onOpen={open} />
  const content =
    ticketId === null ? null : (
      <div ref={detail} tabIndex={-1} className={`${shared.detail} ${classes.detail}`}>
        <TicketDetail key={ticketId} ticketId={ticketId} onBack={wide ? null : close} />
      </div>
    )
  const narrow = content ?? list
  return (
    <>
      {wide ? <Split list={list} content={content} /> : narrow}
      {creating && <NewTicketDialog query={query} onCreated={open} />}
      {/* The list has it, where there is one. */}
      {!wide && content !== null && <UndoToast />}
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
