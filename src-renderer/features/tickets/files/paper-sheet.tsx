import { attachmentAddress, isShownImage } from '@shared/tickets/attachment-contract'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import type { TimelineEntry } from '@shared/tickets/ticket-timeline'
import type { Ref } from 'react'
import { createPortal } from 'react-dom'
import { useSession } from '../../../app/session'
import { useLocations } from '../../../app/use-locations'
import { sizeText } from '../../../ui/figure-text'
import { sittingText } from '../timeline/change-text'
import { timelineBlocks } from '../timeline/timeline-groups'
import { timelineText } from '../timeline/timeline-text'
import { filesText } from './files-text'
import { paperFacts, paperTime } from './paper-facts'
import { PaperRelations } from './paper-relations'
import classes from './paper-sheet.module.css'
import type { PaperContent } from './use-paper'

const text = filesText.paper

interface Props extends PaperContent {
  readonly ref: Ref<HTMLElement>
}

/** A ticket as it is printed; on screen it is not to be seen. */
export function PaperSheet({ ref, ticket, timeline, files, relations }: Props) {
  const places = useLocations()
  const reader = useSession().data?.name ?? null
  const known = places.find(({ id }) => id === ticket.locationId)
  const timeZone = known?.timeZone ?? null
  const place = { name: known?.name ?? ticket.locationId, timeZone }
  const printedAt = paperTime(new Date().toISOString())
  return createPortal(
    <article ref={ref} className={classes.sheet}>
      <header>
        <h1 className={classes.title}>{ticket.title}</h1>
        <p className={classes.printed}>{text.printed(printedAt, reader)}</p>
      </header>
      <dl className={classes.facts}>
        {paperFacts(ticket, place).map(([name, value]) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {ticket.description !== '' && (
        <Part title={text.description}>
          <p className={classes.words}>{ticket.description}</p>
        </Part>
      )}
      {ticket.checklist.length > 0 && <PaperChecklist items={ticket.checklist} />}
      <PaperRelations relations={relations} />
      <PaperFiles files={files} />
      {timeline.length > 0 && <PaperTimeline {...{ timeline, timeZone }} />}
    </article>,
    document.body,
  )
}

function Part(props: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className={classes.part}>
      <h2 className={classes.heading}>{props.title}</h2>
      {props.children}
    </section>
  )
}

function PaperChecklist({ items }: { readonly items: TicketDetail['checklist'] }) {
  return (
    <Part title={text.checklist}>
      <ul className={classes.list}>
        {items.map((item) => (
          <li key={item.id} className={classes.item} data-done={item.done}>
            <span
              className={classes.box}
              role="img"
              aria-label={item.done ? text.done : text.open}
            />
            {item.text}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function PaperFiles({ files }: Pick<PaperContent, 'files'>) {
  const photos = files.filter((file) => isShownImage(file) && file.here)
  const others = files.filter((file) => !photos.includes(file))
  return (
    <>
      {photos.length > 0 && (
        <Part title={text.photos}>
          <div className={classes.photos}>
            {photos.map(({ id, name }) => (
              <figure key={id} className={classes.photo}>
                <img src={attachmentAddress(id)} alt={name} />
                <figcaption>{name}</figcaption>
              </figure>
            ))}
          </div>
        </Part>
      )}
      {others.length > 0 && (
        <Part title={text.files}>
          <ul className={classes.list}>
            {others.map((file) => (
              <li key={file.id}>
                {isShownImage(file)
                  ? text.missing(file.name)
                  : `${file.name}, ${sizeText(file.byteSize)}`}
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  )
}

interface TimelineProps {
  readonly timeline: readonly TimelineEntry[]
  readonly timeZone: string | null
}

function PaperTimeline({ timeline, timeZone }: TimelineProps) {
  return (
    <Part title={text.timeline}>
      {timelineBlocks(timeline).map((block) => {
        const first = block.kind === 'changes' ? block.changes[0] : block
        const by = first.byName ?? timelineText.system
        return (
          <div key={first.id} className={classes.entry}>
            <span className={classes.when}>{paperTime(first.at)}</span>
            <p className={classes.words}>
              <b>{by}</b>
              {fromText(first)} {entryText(block, timeZone)}
            </p>
          </div>
        )
      })}
    </Part>
  )
}

/** Of a ticket that was merged into this one: what was done there was not done here. */
function fromText({ fromTicket }: Pick<TimelineEntry, 'fromTicket'>): string {
  return fromTicket === undefined ? '' : ` (${filesText.from(fromTicket.title)})`
}

function entryText(
  block: ReturnType<typeof timelineBlocks>[number],
  timeZone: string | null,
): string {
  if (block.kind === 'comment') return `${text.wrote}\n${block.body}`
  if (block.kind === 'changes') return sittingText(block.changes, timeZone)
  const added = isShownImage(block) ? filesText.timeline.photo : filesText.timeline.file
  return `${added} “${block.name}”`
}
