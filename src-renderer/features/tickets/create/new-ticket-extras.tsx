import { IconListCheck, IconRoute } from '@tabler/icons-react'
import { NewTicketPhotos } from '../files/new-ticket-photos'
import { useTicketStore } from '../ticket-store'
import classes from './create.module.css'
import { createText as text } from './create-text'
import type { NewTicket } from './new-ticket'

/** What else goes with the new ticket, below its description. */
export function NewTicketExtras() {
  const { checklist, traceId } = useTicketStore((state) => state.newTicket)
  return (
    <>
      <NewTicketPhotos />
      {(checklist.length > 0 || traceId !== null) && <Marks {...{ checklist, traceId }} />}
    </>
  )
}

function Marks({ checklist, traceId }: Pick<NewTicket, 'checklist' | 'traceId'>) {
  return (
    <div className={classes.marks}>
      {traceId !== null && (
        <span className={classes.mark} title={text.fromQuestionHint}>
          <IconRoute size={14} aria-hidden="true" />
          {text.fromQuestion}
        </span>
      )}
      {checklist.length > 0 && (
        <span className={classes.mark} title={checklist.map((item) => item.text).join('\n')}>
          <IconListCheck size={14} aria-hidden="true" />
          {text.checklist(checklist.length)}
        </span>
      )}
    </div>
  )
}
