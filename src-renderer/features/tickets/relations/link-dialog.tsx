import { NativeSelect } from '@mantine/core'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { type LinkWay, linkWays, type TicketBrief } from '@shared/tickets/ticket-relations-contract'
import { useRef, useState } from 'react'
import { Note } from '../../../ui/note'
import { RelationDialog } from './relation-dialog'
import classes from './relations.module.css'
import { relationsText } from './relations-text'
import { TicketPicker } from './ticket-picker'
import { useLink } from './use-relation-actions'

const text = relationsText.link

interface Props {
  readonly ticket: TicketDetail
  readonly onClose: () => void
}

/** Says how this ticket has to do with another one, which is found by its words. */
export function LinkDialog({ ticket: { id }, onClose }: Props) {
  const [way, setWay] = useState<LinkWay>('related')
  const chosen = useRef<TicketBrief>(undefined)
  const link = useLink(() => chosen.current)
  const choose = (other: TicketBrief) => {
    chosen.current = other
    link.mutate({ id, otherId: other.id, way }, { onSuccess: onClose })
  }
  return (
    <RelationDialog title={text.title} onClose={onClose}>
      <NativeSelect
        size="xs"
        className={classes.ways}
        label={text.way}
        data={linkWays.map((value) => ({ value, label: text.ways[value] }))}
        value={way}
        onChange={({ currentTarget }) =>
          setWay(linkWays.find((one) => one === currentTarget.value) ?? 'related')
        }
      />
      <TicketPicker ticketId={id} onChoose={choose} />
      {link.error !== null && (
        <Note tone="bad">
          {relationsText.failed}: {link.error.message}
        </Note>
      )}
    </RelationDialog>
  )
}
