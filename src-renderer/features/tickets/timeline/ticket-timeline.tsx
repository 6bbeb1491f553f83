import { IconCloudUp } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useRead } from '../../../ipc/use-read'
import { ErrorState } from '../../../ui/error-state'
import { Late } from '../../../ui/late'
import { Placeholder } from '../../../ui/placeholder'
import { clockText, exactClockText } from '../../../ui/time-text'
import { usePlaceZone } from '../due/place-zones'
import { FileLine } from '../files/file-line'
import { MentionedText } from '../mentions/mentioned-text'
import { useCommentNews } from '../mentions/use-comment-news'
import { sittingText } from './change-text'
import classes from './ticket-timeline.module.css'
import { TimelineBlocks } from './timeline-blocks'
import {
  type OneSitting,
  type TimelineBlock,
  type TimelineComment,
  timelineBlocks,
} from './timeline-groups'
import { timelineText } from './timeline-text'

interface Props {
  readonly ticketId: string
  /** Times that the ticket tells of are those of its clocks. */
  readonly locationId: string
}

/** What was written beside a ticket and what became of it, oldest first. */
export function TicketTimeline({ ticketId, locationId }: Props) {
  const timeZone = usePlaceZone(locationId)
  const read = useRead('tickets.timeline', { id: ticketId })
  const blocks = timelineBlocks(read.data ?? [])
  useCommentNews(read.data)
  return (
    <section aria-labelledby="ticket-activity" className={classes.timeline}>
      <h3 id="ticket-activity" className={classes.title}>
        {timelineText.title}
      </h3>
      {read.error !== null && (
        <ErrorState
          title={timelineText.failed}
          message={read.error.message}
          retryLabel={timelineText.retry}
          onRetry={() => read.refetch()}
        />
      )}
      {read.isPending && (
        <Late>
          <Placeholder height={32} />
        </Late>
      )}
      {read.isSuccess && blocks.length === 0 && (
        <p className={classes.empty}>{timelineText.empty}</p>
      )}
      {blocks.length > 0 && (
        <TimelineBlocks blocks={blocks}>
          {(block) => (
            <Block
              key={block.kind === 'changes' ? block.changes[0].id : block.id}
              {...{ block, ticketId, timeZone }}
            />
          )}
        </TimelineBlocks>
      )}
    </section>
  )
}

interface BlockProps {
  readonly block: TimelineBlock
  readonly ticketId: string
  readonly timeZone: string | null
}

function Block({ block, ticketId, timeZone }: BlockProps) {
  if (block.kind === 'file') {
    return (
      <FileLine file={block} ticketId={ticketId}>
        <Moment at={block.at} /> <FromTicket ticket={block.fromTicket} />
      </FileLine>
    )
  }
  return block.kind === 'comment' ? (
    <CommentCard comment={block} />
  ) : (
    <ChangeLine changes={block.changes} timeZone={timeZone} />
  )
}

/** Plain text with its line breaks: neither links nor HTML are made of it. */
function CommentCard({ comment }: { readonly comment: TimelineComment }) {
  const by = comment.byName ?? timelineText.system
  return (
    <article aria-label={timelineText.comment(by)} className={classes.comment}>
      <div className={classes.commentHead}>
        <span className={classes.author}>{by}</span>
        <Moment at={comment.at} />
        <FromTicket ticket={comment.fromTicket} />
        {comment.pending && (
          <span className={classes.pending}>
            <IconCloudUp size={14} aria-hidden="true" />
            {timelineText.pending}
          </span>
        )}
      </div>
      <p className={classes.body}>
        <MentionedText text={comment.body} people={comment.mentions} />
      </p>
    </article>
  )
}

interface ChangeProps {
  readonly changes: OneSitting
  readonly timeZone: string | null
}

function ChangeLine({ changes, timeZone }: ChangeProps) {
  const [first] = changes
  return (
    <p className={classes.change}>
      <bdi className={classes.actor}>{first.byName ?? timelineText.system}</bdi>{' '}
      <bdi>{sittingText(changes, timeZone)}</bdi>{' '}
      <span className={classes.when}>
        · <Moment at={first.at} />
      </span>{' '}
      <FromTicket ticket={first.fromTicket} />
    </p>
  )
}

/** Of a ticket that was merged into this one. */
function FromTicket({ ticket }: { readonly ticket: TimelineComment['fromTicket'] }) {
  if (ticket === undefined) return null
  return (
    <span className={classes.fromTicket}>
      {timelineText.from}{' '}
      <Link href={`/tickets/${ticket.id}`}>
        <bdi>{ticket.title}</bdi>
      </Link>
    </span>
  )
}

function Moment({ at }: { readonly at: string }) {
  return (
    <time className={classes.time} dateTime={at} title={exactClockText(at)}>
      {clockText(at)}
    </time>
  )
}
