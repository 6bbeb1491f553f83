import type { TicketTrend } from '@shared/tickets/ticket-learning-contract'
import type { TicketBrief } from '@shared/tickets/ticket-relations-contract'
import { Link } from 'wouter'
import { useRead } from '../../../ipc/use-read'
import { BackButton } from '../../../ui/back-button'
import { ErrorState } from '../../../ui/error-state'
import { clockText } from '../../../ui/time-text'
import { TicketPlace, usePlaceText } from '../relations/ticket-line'
import { trendsText as text } from './learning-text'
import classes from './trends.module.css'

interface Props {
  readonly trendId: string
  /** Not there once it has passed. */
  readonly trend: TicketTrend | undefined
  readonly onBack: (() => void) | null
}

/** The tickets that make a trend, newest first. */
export function TrendTickets({ trendId, trend, onBack }: Props) {
  const placeOf = usePlaceText()
  const read = useRead('tickets.of-trend', { id: trendId }, { staleTime: 0 })
  return (
    <section aria-label={text.detail} className={classes.tickets}>
      {onBack !== null && <BackButton label={text.backToList} onBack={onBack} />}
      {trend !== undefined && (
        <h2 className={classes.heading}>{text.heading(trend.about, placeOf(trend))}</h2>
      )}
      {read.error !== null && (
        <ErrorState
          title={text.ticketsFailed}
          message={read.error.message}
          retryLabel={text.retry}
          onRetry={() => read.refetch()}
        />
      )}
      {read.data?.length === 0 && <p className={classes.dim}>{text.gone}</p>}
      {read.data !== undefined && read.data.length > 0 && (
        <ul className={classes.lines}>
          {read.data.map((ticket) => (
            <TicketLine key={ticket.id} ticket={ticket} />
          ))}
        </ul>
      )}
    </section>
  )
}

function TicketLine({ ticket }: { readonly ticket: TicketBrief }) {
  return (
    <li className={classes.ticket}>
      <Link href={`/tickets/${ticket.id}`} className={classes.ticketTitle}>
        {ticket.title}
      </Link>
      <span className={classes.facts}>
        <TicketPlace ticket={ticket} />
        <time dateTime={ticket.createdAt}>{clockText(ticket.createdAt)}</time>
      </span>
    </li>
  )
}
