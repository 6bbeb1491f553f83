import { Button, VisuallyHidden } from '@mantine/core'
import type { TicketNotice } from '@shared/tickets/ticket-notice-contract'
import {
  IconAlarm,
  IconArrowRight,
  IconAt,
  IconClockExclamation,
  IconMessage,
  IconUserCheck,
} from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { ErrorState } from '../../ui/error-state'
import { ageText, exactClockText } from '../../ui/time-text'
import { useMinute } from '../../ui/use-minute'
import { PriorityBadge } from '../priority-badge'
import classes from './notice-bell.module.css'
import { noticeDays } from './notice-days'
import { markRead, type useNotices } from './notice-reads'
import { noticeText, noticeWords } from './notice-text'

const icons = {
  mentioned: IconAt,
  assigned: IconUserCheck,
  breached: IconClockExclamation,
  due: IconAlarm,
  commented: IconMessage,
  changed: IconArrowRight,
} satisfies Record<TicketNotice['kind'], unknown>

interface Props {
  readonly read: ReturnType<typeof useNotices>
  readonly onOpen: (ticketId: string) => void
}

/** By day, newest first; the arrow keys walk, Enter opens the ticket. */
export function NoticeList({ read, onOpen }: Props) {
  const now = useMinute()
  const items = read.data?.items ?? []
  const unread = read.data?.unread ?? 0
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its buttons take the keys
    <div onKeyDown={walk}>
      <div className={classes.head}>
        <h2 className={classes.title}>{noticeText.title}</h2>
        {unread > 0 && (
          <Button size="compact-xs" variant="subtle" onClick={() => markRead({ all: true })}>
            {noticeText.readAll}
          </Button>
        )}
      </div>
      {read.error !== null && (
        <ErrorState
          title={noticeText.failed}
          message={read.error.message}
          retryLabel={noticeText.retry}
          onRetry={() => read.refetch()}
        />
      )}
      {read.isSuccess && items.length === 0 && <NothingNew />}
      <div className={classes.days}>
        {noticeDays(items, now).map(({ day, notices }) => (
          <section key={day} aria-label={day}>
            <h3 className={classes.day}>{day}</h3>
            <ul className={classes.list}>
              {notices.map((notice) => (
                <li key={notice.ids[0]}>
                  <NoticeRow {...{ notice, now, onOpen }} first={notice === items[0]} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  )
}

interface RowProps {
  readonly notice: TicketNotice
  /** It has the focus when the list opens. */
  readonly first: boolean
  readonly now: Date
  readonly onOpen: (ticketId: string) => void
}

function NoticeRow({ notice, first, now, onOpen }: RowProps) {
  const { at, excerpt, kind, priority, read, ticketId, title } = notice
  const Icon = icons[kind]
  return (
    <button
      type="button"
      data-notice
      data-autofocus={first || undefined}
      data-unread={!read || undefined}
      data-kind={kind}
      className={classes.notice}
      onClick={() => onOpen(ticketId)}
    >
      <Icon size={16} className={classes.icon} aria-hidden="true" />
      <span className={classes.words}>
        <span className={classes.what}>
          {!read && <VisuallyHidden>{noticeText.unread}: </VisuallyHidden>}
          {noticeWords(notice)}
        </span>
        <span className={classes.ticket}>
          {priority === 'urgent' && <PriorityBadge priority={priority} />}
          <span className={classes.ticketTitle}>{title}</span>
        </span>
        {excerpt !== null && <span className={classes.excerpt}>{excerpt}</span>}
      </span>
      <time className={classes.when} dateTime={at} title={exactClockText(at, now)}>
        {ageText(at, now)}
      </time>
    </button>
  )
}

function NothingNew() {
  return (
    <div className={classes.nothing}>
      <p>{noticeText.empty}</p>
      <p className={classes.hint}>{noticeText.emptyHint}</p>
    </div>
  )
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-notice]')]
  const { activeElement } = document
  const at = activeElement instanceof HTMLElement ? rows.indexOf(activeElement) : -1
  rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus()
}
