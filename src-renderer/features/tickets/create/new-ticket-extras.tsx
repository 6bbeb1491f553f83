import { IconListCheck, IconRoute } from '@tabler/icons-react'
import { useTicketStore } from '../ticket-store'
import classes from './create.module.css'
import { createText as text } from './create-text'

/** What else goes with the new ticket, below its description. */
export function NewTicketExtras() {
  const { checklist, traceId } = useTicketStore((state) => state.newTicket)
  if (checklist.length === 0 && traceId === null) return null
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
