import type { TimelineEntry } from '@shared/tickets/ticket-timeline'
import { useEffect, useRef } from 'react'
import { announce } from '../../../app/announce-store'
import { useSession } from '../../../app/session'
import { timelineText } from '../timeline/timeline-text'
import { mentionsText } from './mentions-text'

/** Says to who listens that somebody else has written to the ticket in sight. */
export function useCommentNews(entries: readonly TimelineEntry[] | undefined): void {
  const me = useSession().data?.name ?? null
  const known = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    if (entries === undefined) return
    const comments = entries.filter(({ kind }) => kind === 'comment')
    const before = known.current
    known.current = new Set(comments.map(({ id }) => id))
    const fresh = comments.findLast(({ id, byName }) => !before?.has(id) && byName !== me)
    if (before === null || fresh === undefined) return
    announce(mentionsText.newComment(fresh.byName ?? timelineText.system))
  }, [entries, me])
}
