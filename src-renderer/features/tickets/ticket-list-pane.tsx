import { Button } from '@mantine/core'
import type { TicketQuery } from '@shared/tickets/ticket-query'
import { IconArrowUp } from '@tabler/icons-react'
import { ErrorState } from '../../ui/error-state'
import { Late } from '../../ui/late'
import shared from '../../ui/list-detail.module.css'
import { Placeholder } from '../../ui/placeholder'
import { scrollListToTop } from './list-focus'
import { EmptyList } from './list-head/empty-list'
import { ListHead } from './list-head/list-head'
import head from './list-head/list-head.module.css'
import { useListView } from './list-head/list-view-store'
import { SimilarInMeaning, useMeant } from './list-head/similar-in-meaning'
import { TicketList, useStandsEmpty } from './ticket-list'
import classes from './tickets-screen.module.css'
import { ticketsText } from './tickets-text'
import { UndoToast } from './undo/undo-toast'
import type { useTickets } from './use-tickets'

interface Props {
  /** With the tickets of folded parts. */
  readonly query: TicketQuery
  readonly tickets: ReturnType<typeof useTickets>
  readonly ticketId: string | null
  /** What is searched for, as it was asked. */
  readonly search: string
  readonly onOpen: (ticketId: string) => void
}

export function TicketListPane({ query, tickets, ticketId, search, onOpen }: Props) {
  return (
    <div className={`${shared.pane} ${classes.pane}`}>
      <ListHead query={query} />
      <div aria-live="polite" className={head.arrivalsPlace}>
        <ArrivalsButton tickets={tickets} />
      </div>
      <ListContent {...{ query, tickets, ticketId, search, onOpen }} />
      <UndoToast />
    </div>
  )
}

/** What has come since; the list itself does not move until asked to. */
function ArrivalsButton({ tickets }: Pick<Props, 'tickets'>) {
  const { added, stale, showArrivals } = tickets
  const { layout } = useListView()
  // The board reads its columns anew by itself.
  if (layout === 'board' || (added.length === 0 && !stale)) return null
  const show = async () => {
    await showArrivals()
    scrollListToTop()
  }
  return (
    <div className={head.arrivals}>
      <Button
        size="compact-xs"
        radius="xl"
        className={head.arrivalsButton}
        leftSection={<IconArrowUp size={14} aria-hidden="true" />}
        onClick={show}
      >
        {added.length > 0 ? ticketsText.added(added.length) : ticketsText.changed}
      </Button>
    </div>
  )
}

function ListContent({ query, tickets, ticketId, search, onOpen }: Props) {
  const { list, items } = tickets
  const standsEmpty = useStandsEmpty(query)
  const meant = useMeant(search)
  const similar = <SimilarInMeaning {...{ ticketId, onOpen }} search={meant} listed={items} />
  if (list.error !== null && items.length === 0) {
    return (
      <ErrorState
        title={ticketsText.listFailed}
        message={list.error.message}
        retryLabel={ticketsText.retry}
        onRetry={() => list.refetch()}
      />
    )
  }
  if (list.isPending) return <ListSkeleton />
  if (items.length === 0 && !standsEmpty) {
    return (
      <div className={shared.scroll}>
        <EmptyList />
        {similar}
      </div>
    )
  }
  // Below the rows only where no further ones are to come; those in sight may be of the last query.
  const below = list.data?.pages.at(-1)?.next === null ? similar : undefined
  return <TicketList {...{ query, list, items, ticketId, onOpen, below }} />
}

function ListSkeleton() {
  return (
    <Late>
      <div className={shared.placeholders}>
        {[0, 1, 2, 3, 4].map((row) => (
          <Placeholder key={row} height={32} />
        ))}
      </div>
    </Late>
  )
}
