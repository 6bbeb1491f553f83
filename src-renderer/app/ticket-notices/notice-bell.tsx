import { Popover, UnstyledButton } from '@mantine/core'
import type { Person } from '@shared/accounts/account-contract'
import { IconBell, IconBellRinging } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { on } from '../../ipc/events'
import { appText } from '../app-text'
import { syncs } from '../sync/sync-reads'
import pill from '../top-bar.module.css'
import { useShortcuts } from '../use-shortcuts'
import classes from './notice-bell.module.css'
import { NoticeList } from './notice-list'
import { markRead, useNotices } from './notice-reads'
import { noticeText } from './notice-text'

/** What others did that concerns this person: how much is unread, and all of it on a press. */
export function NoticeBell({ person }: { readonly person: Person }) {
  const [opened, setOpened] = useState(false)
  const open = useOpenTicket(() => setOpened(false))
  const notices = useNotices(person.role)
  const { refetch } = notices
  useEffect(() => {
    // Titles may have become others since.
    if (opened) void refetch()
  }, [opened, refetch])
  const works = syncs(person.role)
  useShortcuts(
    works
      ? [
          {
            keys: 'g n',
            label: noticeText.keys,
            group: appText.shortcuts.everywhere,
            run: () => setOpened(true),
          },
        ]
      : [],
  )
  if (!works) return null
  const unread = notices.data?.unread ?? 0
  const Icon = unread > 0 ? IconBellRinging : IconBell
  return (
    <Popover
      {...{ opened, onChange: setOpened }}
      position="bottom-end"
      width={400}
      trapFocus
      returnFocus
      shadow="md"
    >
      <Popover.Target>
        <UnstyledButton
          className={`${pill.pill} ${classes.bell}`}
          data-unread={unread > 0 || undefined}
          aria-label={noticeText.bell(unread)}
          onClick={() => setOpened(!opened)}
        >
          <Icon size={16} aria-hidden="true" />
          {unread > 0 && <span>{noticeText.number(unread)}</span>}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.panel} aria-label={noticeText.title} aria-modal>
        {opened && <NoticeList read={notices} onOpen={open} />}
      </Popover.Dropdown>
    </Popover>
  )
}

/** From the list, and from a notice of the system's. */
function useOpenTicket(after: () => void) {
  const [, navigate] = useLocation()
  const open = (ticketId: string) => {
    markRead({ ticketId })
    navigate(`/tickets/${ticketId}`)
    after()
  }
  useEffect(
    () => on('notices.chosen', ({ ticketId }) => navigate(`/tickets/${ticketId}`)),
    [navigate],
  )
  return open
}
