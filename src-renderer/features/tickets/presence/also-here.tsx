import { IconPencil } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useSession } from '../../../app/session'
import { markRead, useNotices } from '../../../app/ticket-notices/notice-reads'
import { initials } from '../../../ui/initials'
import classes from './also-here.module.css'
import { presenceText } from './presence-text'
import { useBeingHere } from './use-being-here'

/** Who else has this ticket before them, and who of them is writing; nothing where nobody has. */
export function AlsoHere({ ticketId }: { readonly ticketId: string }) {
  const others = useBeingHere(ticketId)
  useReadWhenSeen(ticketId)
  return (
    <div role="status" aria-label={presenceText.group} className={classes.here}>
      {others.map(({ personId, name, writing }) => (
        <span key={personId} className={classes.person} data-writing={writing || undefined}>
          <span className={classes.face} aria-hidden="true">
            {writing ? <IconPencil size={12} /> : initials(name)}
          </span>
          {writing ? presenceText.writing(name) : presenceText.here(name)}
        </span>
      ))}
    </div>
  )
}

/** What is in sight is read, also what comes while it is; not while the window is behind others. */
function useReadWhenSeen(ticketId: string): void {
  const person = useSession().data
  const notices = useNotices(person?.role ?? 'kiosk').data?.items
  const unread = notices?.some((notice) => notice.ticketId === ticketId && !notice.read) ?? false
  useEffect(() => {
    if (!unread) return
    const read = () => {
      if (document.hasFocus()) markRead({ ticketId })
    }
    read()
    window.addEventListener('focus', read)
    return () => window.removeEventListener('focus', read)
  }, [ticketId, unread])
}
