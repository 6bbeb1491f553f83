import { Button } from '@mantine/core'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import type { TicketLearning, TicketTrend } from '@shared/tickets/ticket-learning-contract'
import { IconBulb, IconHistory, IconTrendingUp } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { request } from '../../../ipc/request'
import { useRead } from '../../../ipc/use-read'
import { clockText, dayText } from '../../../ui/time-text'
import { isOpen } from '../relations/use-ticket-relations'
import { CauseAndFix } from './cause-and-fix'
import classes from './learning.module.css'
import { learningText as text } from './learning-text'
import { trendPath } from './trend-path'
import { useMove } from './use-move'

/** What the club knows of such tickets, and what this one adds to it. */
export function LearningNotes({ ticket }: { readonly ticket: TicketDetail }) {
  const learning = useRead('tickets.learning', { id: ticket.id }).data
  const ended = !isOpen(ticket)
  const learnt = ended && ticket.category !== 'orders'
  // The form tells it itself, and asks for it.
  const { asking } = useMove(ticket)
  const known = asking === null && (ticket.cause !== null || ticket.fix !== null)
  return (
    <>
      {(learnt || known) && <CauseAndFix ticket={ticket} />}
      {learning !== undefined && (
        <>
          {!ended && asking === null && <LastTime learning={learning} />}
          {learning.trend !== null && <TrendNote trend={learning.trend} />}
          <KnowledgeNote ticketId={ticket.id} learning={learning} />
        </>
      )}
    </>
  )
}

function LastTime({ learning }: { readonly learning: TicketLearning }) {
  const [last] = learning.knownFixes
  if (last === undefined) return null
  return (
    <p className={classes.line}>
      <IconHistory size={15} aria-hidden="true" />
      <span className={classes.words}>
        <strong>{text.lastTime}:</strong> {last.fix}
        {last.cause !== null && <span className={classes.dim}> · {last.cause}</span>}{' '}
        <Link href={`/tickets/${last.ticketId}`} className={classes.source}>
          {text.lastTimeOf(last.title)}, {dayText(last.resolvedAt)}
        </Link>
      </span>
    </p>
  )
}

function TrendNote({ trend }: { readonly trend: TicketTrend }) {
  return (
    <p className={classes.line}>
      <IconTrendingUp size={15} aria-hidden="true" className={classes.trendIcon} />
      <span className={classes.words}>
        <Link href={trendPath(trend.id)}>{text.trend(trend)}</Link>
      </span>
    </p>
  )
}

interface KnowledgeProps {
  readonly ticketId: string
  readonly learning: TicketLearning
}

function KnowledgeNote({ ticketId, learning }: KnowledgeProps) {
  const { suggested, recurring, maySuggest } = learning
  if (suggested === null && recurring === null && !maySuggest) return null
  if (suggested === null && recurring === null) return <Suggest ticketId={ticketId} />
  const reason = recurring === null ? '' : text.reason(recurring)
  return (
    <p className={classes.line}>
      <IconBulb size={15} aria-hidden="true" className={classes.bulb} />
      <span className={classes.words}>
        {suggested !== null && (
          <>
            <strong>{suggested.pending ? text.suggestedPending : text.suggested}</strong> ·{' '}
            {clockText(suggested.at)} <span className={classes.dim}>{reason}</span>
          </>
        )}
        {suggested === null && recurring !== null && (
          <>
            <strong>{text.worthKnowing}:</strong> {reason} {!maySuggest && text.forOthers}
          </>
        )}
      </span>
      {maySuggest && <Suggest ticketId={ticketId} />}
    </p>
  )
}

function Suggest({ ticketId }: { readonly ticketId: string }) {
  const client = useQueryClient()
  const suggest = useMutation({
    mutationFn: () => request('tickets.suggest-knowledge', { id: ticketId }),
    onSuccess: (learning) => client.setQueryData(['tickets.learning', { id: ticketId }], learning),
  })
  return (
    <span className={classes.suggest}>
      {suggest.error !== null && (
        <span role="alert" className={classes.bad}>
          {text.suggestFailed}: {suggest.error.message}
        </span>
      )}
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconBulb size={14} aria-hidden="true" />}
        loading={suggest.isPending}
        onClick={() => suggest.mutate()}
      >
        {text.suggest}
      </Button>
    </span>
  )
}
