import { useDebouncedValue } from '@mantine/hooks'
import type { AlikeTicket } from '@shared/tickets/alike-contract'
import type { Ticket } from '@shared/tickets/ticket-contract'
import { IconSparkles } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useCurrentLocation, useLocations } from '../../../app/use-locations'
import { ageText } from '../../../ui/time-text'
import { useMinute } from '../../../ui/use-minute'
import { TicketStatusText } from '../ticket-badges'
import { ticketsText } from '../tickets-text'
import { listHeadText } from './list-head-text'
import { searchTickets } from './search-tickets'
import classes from './similar-in-meaning.module.css'

const text = listHeadText.similar

// Half a word means something else, and what is meant takes longer to find than words.
const typingPause = 250
// Fewer letters mean too little.
const shortest = 3

/** What is searched for, once somebody has stopped typing. For what stays on screen meanwhile. */
export function useMeant(search: string): string {
  const [paused] = useDebouncedValue(search, typingPause)
  return search === '' ? '' : paused
}

interface Props {
  /** What is meant by what is searched for. */
  readonly search: string
  /** What the words themselves have found. */
  readonly listed: readonly Ticket[]
  readonly ticketId: string | null
  readonly onOpen: (ticketId: string) => void
}

/** Tickets that say the same in other words, below those that have the words. */
export function SimilarInMeaning({ search, listed, ticketId, onOpen }: Props) {
  const similar = useSimilar(search)
  const known = new Set(listed.map(({ id }) => id))
  const others = similar.filter(({ ticket }) => !known.has(ticket.id))
  if (others.length === 0) return null
  return (
    <section aria-label={text.heading} className={classes.similar}>
      <h2 className={classes.heading}>
        <IconSparkles size={14} aria-hidden="true" />
        {text.heading}
        <span className={classes.hint}>{text.hint}</span>
      </h2>
      <ul className={classes.rows}>
        {others.map(({ ticket }) => (
          <li key={ticket.id}>
            <SimilarRow {...{ ticket, onOpen }} current={ticket.id === ticketId} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const none: readonly AlikeTicket[] = []

function useSimilar(search: string): readonly AlikeTicket[] {
  const locationId = useCurrentLocation()?.id
  const place = locationId === undefined ? {} : { locationId }
  const input = { text: search, ...place }
  const found = useQuery({
    queryKey: ['tickets.alike', 'search', input],
    queryFn: ({ signal }) => searchTickets(input, signal),
    enabled: search.length >= shortest,
    // Tickets come to be alike as they are written; a kept answer would be of yesterday.
    gcTime: 0,
  })
  return found.data ?? none
}

interface RowProps extends Pick<AlikeTicket, 'ticket'> {
  readonly current: boolean
  readonly onOpen: (ticketId: string) => void
}

function SimilarRow({ ticket, current, onOpen }: RowProps) {
  const now = useMinute()
  const locations = useLocations()
  const place = locations.find(({ id }) => id === ticket.locationId)?.name ?? ticket.locationId
  const bay = ticket.bayNumber === null ? [] : [ticketsText.bay(ticket.bayNumber)]
  return (
    <button
      type="button"
      className={classes.row}
      aria-current={current || undefined}
      onClick={() => onOpen(ticket.id)}
    >
      <span className={classes.title}>{ticket.title}</span>
      <TicketStatusText status={ticket.status} />
      <span className={classes.place}>{[place, ...bay].join(' · ')}</span>
      <time className={classes.age} dateTime={ticket.createdAt}>
        {ageText(ticket.createdAt, now)}
      </time>
    </button>
  )
}
