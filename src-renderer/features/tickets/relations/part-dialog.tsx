import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { Note } from '../../../ui/note'
import { RelationDialog } from './relation-dialog'
import { relationsText } from './relations-text'
import { TicketPicker } from './ticket-picker'
import { useMakePart } from './use-relation-actions'

interface Props {
  readonly ticket: TicketDetail
  readonly onClose: () => void
}

/** Chooses what a ticket is a part of. */
export function PartDialog({ ticket: { id }, onClose }: Props) {
  const make = useMakePart()
  return (
    <RelationDialog title={relationsText.part.title} onClose={onClose}>
      <TicketPicker
        ticketId={id}
        onChoose={(whole) => make.mutate({ id, whole }, { onSuccess: onClose })}
      />
      {make.error !== null && (
        <Note tone="bad">
          {relationsText.failed}: {make.error.message}
        </Note>
      )}
    </RelationDialog>
  )
}
