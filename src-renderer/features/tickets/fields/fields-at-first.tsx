import { Input, Pill } from '@mantine/core'
import { dueWords } from '@shared/tickets/quick-due'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import type { ReactNode } from 'react'
import { useSession } from '../../../app/session'
import { useLocations } from '../../../app/use-locations'
import {
  ticketCategoryNames,
  ticketPriorityNames,
  ticketStatusNames,
} from '../../../app/vocabulary'
import { clockNote, useDuePlace } from '../due/due-place'
import { dueText } from '../due/due-text'
import { DueMark } from '../due-mark'
import { ticketsText } from '../tickets-text'
import classes from './fields-at-first.module.css'
import fieldClasses from './ticket-fields.module.css'

const text = ticketsText.fields

/** What the fields say, where they will stand: a frame that has to make them all comes late. */
export function FieldsAtFirst({ ticket }: { readonly ticket: TicketDetail }) {
  return (
    <div className={`${fieldClasses.fields} ${classes.fields}`} aria-hidden="true">
      <Box label={text.status} value={ticketStatusNames[ticket.status]} />
      <Box label={text.priority} value={ticketPriorityNames[ticket.priority]} />
      <Box label={text.category} value={ticketCategoryNames[ticket.category]} />
      <Assignee ticket={ticket} />
      <Due ticket={ticket} />
      <Place ticket={ticket} />
      <Tags tags={ticket.tags} />
    </div>
  )
}

function Assignee({ ticket: { assigneeId, assigneeName } }: { readonly ticket: TicketDetail }) {
  const me = useSession().data?.id ?? null
  if (assigneeId === null) return <Box label={text.assignee} hint={text.assigneeHint} />
  const name = assigneeName ?? '…'
  return <Box label={text.assignee} value={assigneeId === me ? text.me(name) : name} />
}

function Due({ ticket }: { readonly ticket: TicketDetail }) {
  const { dueAt, locationId } = ticket
  const place = useDuePlace([locationId])
  return (
    <Box
      label={text.due}
      mark={<DueMark ticket={ticket} onlyOverdue />}
      value={dueAt === null ? '' : dueWords(new Date(dueAt), new Date(), place.timeZone)}
      hint={dueText.hint}
      open={false}
      note={dueAt === null ? null : clockNote(place, dueAt)}
    />
  )
}

function Place({ ticket: { locationId, bayNumber } }: { readonly ticket: TicketDetail }) {
  const place = useLocations().find(({ id }) => id === locationId)
  return (
    <>
      <Box label={text.location} value={place?.name ?? locationId} />
      <Box label={text.bay} value={bayNumber === null ? text.noBay : ticketsText.bay(bayNumber)} />
    </>
  )
}

interface BoxProps {
  readonly label: string
  readonly mark?: ReactNode
  readonly value?: string
  /** Stands there while there is no value. */
  readonly hint?: string
  /** It shows that there is a choice. */
  readonly open?: boolean
  readonly note?: string | null
}

function Box({ label, mark, value = '', hint, open = true, note = null }: BoxProps) {
  return (
    <div>
      <Label label={label} mark={mark} />
      <div className={`${Input.classes.wrapper} ${classes.wrapper}`} {...looks}>
        <div className={`${Input.classes.input} ${classes.input}`}>
          {value === '' ? <span className={classes.hint}>{hint}</span> : value}
        </div>
        {open && <Chevron />}
      </div>
      {note !== null && <p className={classes.note}>{note}</p>}
    </div>
  )
}

const looks = { 'data-variant': 'default', 'data-size': 'xs', 'data-with-right-section': true }

function Label({ label, mark }: Pick<BoxProps, 'label' | 'mark'>) {
  return (
    <span className={classes.label}>
      <span className={fieldClasses.dueLabel}>
        {label}
        {mark}
      </span>
    </span>
  )
}

function Chevron() {
  return (
    <span className={Input.classes.section} data-position="right">
      <svg viewBox="0 0 15 15" className={classes.chevron} aria-hidden="true">
        <path d="M5.25 5.75 7.5 3.5l2.25 2.25M5.25 9.25 7.5 11.5l2.25-2.25" />
      </svg>
    </span>
  )
}

function Tags({ tags }: Pick<TicketDetail, 'tags'>) {
  return (
    <div className={fieldClasses.wholeLine}>
      <Label label={text.tags} />
      <div className={`${Input.classes.wrapper} ${classes.wrapper}`} data-multiline {...looks}>
        <div className={`${Input.classes.input} ${classes.tags}`}>
          {tags.length === 0 && <span className={classes.hint}>{text.tagsHint}</span>}
          {tags.map((tag) => (
            <span key={tag} className={`${Pill.classes.root} ${classes.tag}`}>
              {tag}
            </span>
          ))}
        </div>
      </div>
    </div>
  )
}
