import { Button } from '@mantine/core'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { IconBan } from '@tabler/icons-react'
import { Link } from 'wouter'
import { Note } from '../../../ui/note'
import classes from './relations.module.css'
import { relationsText } from './relations-text'
import { useUnmerge } from './use-relation-actions'
import { blockersOf, isOpen, useTicketRelations } from './use-ticket-relations'

const text = relationsText

/** Where a merged ticket goes on, and the way back. */
export function MergedIntoNote({ ticketId }: { readonly ticketId: string }) {
  const relations = useTicketRelations(ticketId).data
  const unmerge = useUnmerge()
  if (relations === undefined) return null
  const { mergedInto } = relations
  return (
    <Note
      tone={unmerge.error === null ? 'warn' : 'bad'}
      action={
        <Button
          size="compact-sm"
          variant="default"
          loading={unmerge.isPending}
          onClick={() => unmerge.mutate(ticketId)}
        >
          {text.undo}
        </Button>
      }
    >
      {mergedInto === null ? (
        text.mergedUnseen
      ) : (
        <>
          {text.mergedInto}{' '}
          <Link href={`/tickets/${mergedInto.id}`} className={classes.noteLink}>
            {mergedInto.title}
          </Link>
        </>
      )}
      {unmerge.error !== null && ` ${text.failed}: ${unmerge.error.message}`}
    </Note>
  )
}

/** What has to be done first, as long as it is not. */
export function BlockedNote({ ticket }: { readonly ticket: TicketDetail }) {
  const blockers = blockersOf(useTicketRelations(ticket.id).data)
  if (blockers.length === 0 || !isOpen(ticket)) return null
  return (
    <p className={classes.blocked}>
      <IconBan size={15} aria-hidden="true" />
      {text.blocked}
      {blockers.map(({ ticket: { id, title } }) => (
        <Link key={id} href={`/tickets/${id}`}>
          {title}
        </Link>
      ))}
    </p>
  )
}
