import { Button } from '@mantine/core'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import type { TicketBrief } from '@shared/tickets/ticket-relations-contract'
import { IconArrowRight, IconArrowsExchange } from '@tabler/icons-react'
import { useState } from 'react'
import { PriorityBadge } from '../../../app/priority-badge'
import { Note } from '../../../ui/note'
import { clockText } from '../../../ui/time-text'
import detail from '../ticket-detail.module.css'
import { RelationDialog } from './relation-dialog'
import classes from './relations.module.css'
import { relationsText } from './relations-text'
import { TicketPlace } from './ticket-line'
import { TicketPicker } from './ticket-picker'
import { useMerge } from './use-relation-actions'

const text = relationsText.merge

interface Props {
  readonly ticket: TicketDetail
  readonly onClose: () => void
}

/** Chooses the ticket to go on in, then shows both and what will happen. */
export function MergeDialog({ ticket, onClose }: Props) {
  const [other, setOther] = useState<TicketBrief | null>(null)
  return (
    <RelationDialog title={text.title} onClose={onClose}>
      {other === null ? (
        <>
          <p className={classes.ask}>{text.ask}</p>
          <TicketPicker ticketId={ticket.id} onChoose={setOther} />
        </>
      ) : (
        <MergePreview {...{ ticket, other, onClose }} onBack={() => setOther(null)} />
      )}
    </RelationDialog>
  )
}

interface PreviewProps extends Props {
  readonly other: TicketBrief
  readonly onBack: () => void
}

function MergePreview({ ticket, other, onClose, onBack }: PreviewProps) {
  const [swapped, setSwapped] = useState(false)
  const merge = useMerge()
  const [from, into] = swapped ? [other, ticket] : [ticket, other]
  const go = () => merge.mutate({ id: from.id, into: into.id }, { onSuccess: onClose })
  return (
    <div className={detail.form}>
      <div className={classes.both}>
        <Side label={text.leaves} ticket={from} />
        <IconArrowRight size={20} aria-hidden="true" className={classes.arrow} />
        <Side label={text.stays} ticket={into} />
      </div>
      <p className={classes.ask}>{text.what(from.title, into.title)}</p>
      {from.locationId !== into.locationId && <Note tone="warn">{text.places}</Note>}
      {merge.error !== null && (
        <Note tone="bad">
          {relationsText.failed}: {merge.error.message}
        </Note>
      )}
      <div className={detail.actions}>
        <Button data-autofocus size="xs" autoFocus loading={merge.isPending} onClick={go}>
          {text.go}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowsExchange size={15} aria-hidden="true" />}
          onClick={() => setSwapped(!swapped)}
        >
          {text.swap}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onBack}>
          {text.another}
        </Button>
      </div>
    </div>
  )
}

function Side({ label, ticket }: { readonly label: string; readonly ticket: TicketBrief }) {
  return (
    <section aria-label={label} className={classes.side}>
      <p className={classes.sideLabel}>{label}</p>
      <p className={classes.sideTitle}>{ticket.title}</p>
      <p className={classes.sideFacts}>
        <TicketPlace ticket={ticket} />
      </p>
      <p className={classes.sideFacts}>
        <PriorityBadge priority={ticket.priority} />
        <span>{clockText(ticket.createdAt)}</span>
      </p>
    </section>
  )
}
