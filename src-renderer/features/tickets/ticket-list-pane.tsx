import { Button, CloseButton, NativeSelect } from '@mantine/core'
import type { TicketQueryInput } from '@shared/tickets/ticket-query'
import { ticketStatuses } from '@shared/tickets/ticket-status'
import { IconArrowUp, IconPlus } from '@tabler/icons-react'
import { useCurrentLocation } from '../../app/use-locations'
import { ticketStatusNames } from '../../app/vocabulary'
import { ErrorState } from '../../ui/error-state'
import { Late } from '../../ui/late'
import shared from '../../ui/list-detail.module.css'
import { Placeholder } from '../../ui/placeholder'
import { scrollListToTop } from './list-focus'
import { TicketList } from './ticket-list'
import { useTicketStore } from './ticket-store'
import classes from './tickets-screen.module.css'
import { ticketsText } from './tickets-text'
import type { useTickets } from './use-tickets'

interface Props {
  readonly query: TicketQueryInput
  readonly tickets: ReturnType<typeof useTickets>
  readonly ticketId: string | null
  readonly onOpen: (ticketId: string) => void
}

export function TicketListPane({ query, tickets, ticketId, onOpen }: Props) {
  const setCreating = useTicketStore((state) => state.setCreating)
  return (
    <div className={`${shared.pane} ${classes.pane}`}>
      <div className={classes.head}>
        <h1 className={classes.title}>{ticketsText.title}</h1>
        <StatusFilter />
        <div aria-live="polite" className={classes.arrivals}>
          <ArrivalsButton tickets={tickets} />
        </div>
        <Button
          size="xs"
          leftSection={<IconPlus size={15} aria-hidden="true" />}
          onClick={() => setCreating(true)}
        >
          {ticketsText.create}
        </Button>
      </div>
      <ListContent {...{ query, tickets, ticketId, onOpen }} />
    </div>
  )
}

const statusOptions = [
  { value: '', label: ticketsText.anyStatus },
  ...ticketStatuses.map((value) => ({ value, label: ticketStatusNames[value] })),
]

function StatusFilter() {
  const { status, setStatus } = useTicketStore()
  return (
    <div className={classes.filter}>
      <NativeSelect
        size="xs"
        aria-label={ticketsText.status}
        data={statusOptions}
        value={status ?? ''}
        onChange={({ currentTarget: { value } }) =>
          setStatus(ticketStatuses.find((one) => one === value) ?? null)
        }
      />
      {status !== null && (
        <CloseButton size="sm" aria-label={ticketsText.clear} onClick={() => setStatus(null)} />
      )}
    </div>
  )
}

/** What has come since; the list itself does not move until asked to. */
function ArrivalsButton({ tickets }: Pick<Props, 'tickets'>) {
  const { added, stale, showArrivals } = tickets
  if (added.length === 0 && !stale) return null
  const show = async () => {
    await showArrivals()
    scrollListToTop()
  }
  return (
    <Button
      size="compact-xs"
      radius="xl"
      variant="light"
      leftSection={<IconArrowUp size={14} aria-hidden="true" />}
      onClick={show}
    >
      {added.length > 0 ? ticketsText.added(added.length) : ticketsText.changed}
    </Button>
  )
}

function ListContent({ query, tickets, ticketId, onOpen }: Props) {
  const { list, items } = tickets
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
  if (items.length === 0) return <Nothing />
  return <TicketList {...{ query, list, items, ticketId, onOpen }} />
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

function Nothing() {
  const { emptyHint, emptyTitle, nothingHint, nothingTitle } = ticketsText
  const filtered = useTicketStore(({ status }) => status !== null)
  const place = useCurrentLocation()
  const narrowed = filtered || place !== null
  return (
    <div className={shared.message}>
      <p>{narrowed ? nothingTitle : emptyTitle}</p>
      <p className={shared.dim}>{narrowed ? nothingHint : emptyHint}</p>
    </div>
  )
}
