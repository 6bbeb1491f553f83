import { Button, CloseButton, Tooltip } from '@mantine/core'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import type {
  LinkWay,
  TicketBrief,
  TicketLink,
  TicketRelations,
} from '@shared/tickets/ticket-relations-contract'
import { IconArrowRight, IconBan, IconLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Note } from '../../../ui/note'
import classes from './relations.module.css'
import { relationsText } from './relations-text'
import { TicketPlace } from './ticket-line'
import { useTakeOut, useUnlink, useUnmerge } from './use-relation-actions'
import { isOpen, useTicketRelations } from './use-ticket-relations'

const text = relationsText

/** What a ticket has to do with others; nothing where it stands alone. */
export function RelationSections({ ticket }: { readonly ticket: TicketDetail }) {
  const { data: relations, error } = useTicketRelations(ticket.id)
  if (error !== null)
    return (
      <Note tone="bad">
        {text.readFailed}: {error.message}
      </Note>
    )
  if (relations === undefined || isEmpty(relations)) return null
  return (
    <div className={classes.relations}>
      <Wholes ticket={ticket} wholes={relations.wholes} />
      <Parts parts={relations.parts} />
      <Links ticketId={ticket.id} links={relations.links} />
      <MergedHere tickets={relations.mergedHere} />
    </div>
  )
}

const isEmpty = ({ wholes, parts, links, mergedHere }: TicketRelations) =>
  [wholes, parts, links, mergedHere].every((all) => all.length === 0)

interface SectionProps {
  readonly title: string
  readonly progress?: string
  readonly error?: Error | null
  readonly children: ReactNode
}

function Section({ title, progress, error = null, children }: SectionProps) {
  return (
    <section aria-label={title}>
      <div className={classes.head}>
        <h3 className={classes.title}>{title}</h3>
        {progress !== undefined && <span className={classes.progress}>{progress}</span>}
      </div>
      <ul className={classes.lines}>{children}</ul>
      {error !== null && (
        <Note tone="bad">
          {text.failed}: {error.message}
        </Note>
      )}
    </section>
  )
}

interface LineProps {
  readonly ticket: TicketBrief
  readonly mark?: ReactNode
  readonly action?: ReactNode
}

function Line({ ticket, mark, action }: LineProps) {
  return (
    <li className={classes.line}>
      {mark}
      <Link href={`/tickets/${ticket.id}`} className={classes.lineTitle} title={ticket.title}>
        {ticket.title}
      </Link>
      <TicketPlace ticket={ticket} />
      {action}
    </li>
  )
}

function Remove({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }) {
  return (
    <Tooltip label={label}>
      <CloseButton size="sm" aria-label={label} onClick={onRemove} />
    </Tooltip>
  )
}

interface WholesProps {
  readonly ticket: TicketDetail
  readonly wholes: readonly TicketBrief[]
}

function Wholes({ ticket, wholes }: WholesProps) {
  const takeOut = useTakeOut(ticket.id)
  if (wholes.length === 0) return null
  return (
    <Section title={text.partOf} error={takeOut.error}>
      {wholes.map((whole) => (
        <Line
          key={whole.id}
          ticket={whole}
          action={
            whole.id === ticket.parentId && (
              <Remove label={text.takeOut(whole.title)} onRemove={() => takeOut.mutate(whole)} />
            )
          }
        />
      ))}
    </Section>
  )
}

function Parts({ parts }: { readonly parts: readonly TicketBrief[] }) {
  if (parts.length === 0) return null
  const done = parts.filter((part) => !isOpen(part)).length
  return (
    <Section title={text.parts} progress={text.progress(done, parts.length)}>
      {parts.map((part) => (
        <Line key={part.id} ticket={part} />
      ))}
    </Section>
  )
}

interface LinksProps {
  readonly ticketId: string
  readonly links: readonly TicketLink[]
}

function Links({ ticketId, links }: LinksProps) {
  const unlink = useUnlink(ticketId)
  if (links.length === 0) return null
  return (
    <Section title={text.linked} error={unlink.error}>
      {links.map((link) => (
        <Line
          key={`${link.way} ${link.ticket.id}`}
          ticket={link.ticket}
          mark={<WayMark way={link.way} open={isOpen(link.ticket)} />}
          action={
            <Remove
              label={text.removeLink(link.ticket.title)}
              onRemove={() => unlink.mutate(link)}
            />
          }
        />
      ))}
    </Section>
  )
}

const wayIcons = { related: IconLink, blocks: IconArrowRight, 'blocked-by': IconBan }

function WayMark({ way, open }: { readonly way: LinkWay; readonly open: boolean }) {
  const Icon = wayIcons[way]
  const waits = way === 'blocked-by' && open
  const word = way === 'blocked-by' && !open ? text.noLongerBlocked : text.ways[way]
  return (
    <span className={classes.way} data-blocked={waits || undefined}>
      <Icon size={14} aria-hidden="true" />
      {word}
    </span>
  )
}

function MergedHere({ tickets }: { readonly tickets: readonly TicketBrief[] }) {
  const unmerge = useUnmerge()
  if (tickets.length === 0) return null
  return (
    <Section title={text.mergedHere} error={unmerge.error}>
      {tickets.map((merged) => (
        <Line
          key={merged.id}
          ticket={merged}
          action={
            <Button
              size="compact-xs"
              variant="default"
              aria-label={text.unmerge(merged.title)}
              onClick={() => unmerge.mutate(merged.id)}
            >
              {text.undo}
            </Button>
          }
        />
      ))}
    </Section>
  )
}
