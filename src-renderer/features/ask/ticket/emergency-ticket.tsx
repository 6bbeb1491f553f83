import { Button } from '@mantine/core'
import type { Answer } from '@shared/ask/ask-contract'
import { IconTicket } from '@tabler/icons-react'
import classes from '../emergency-pane.module.css'
import { answerTicketText as text } from './answer-ticket-text'
import { useAnswerTicket } from './use-answer-ticket'

/** The urgent ticket that an emergency opened by itself; where none could be, the way to one. */
export function EmergencyTicket({ answer }: { readonly answer: Answer }) {
  const { ticket, known, make, open } = useAnswerTicket(answer)
  if (!known) return null
  return (
    <section className={classes.card}>
      <p role="status" className={classes.taken}>
        <IconTicket size={18} aria-hidden="true" />
        {ticket === null ? text.notOpened : text.opened}
      </p>
      <Button fullWidth size="sm" variant="default" onClick={ticket === null ? make : open}>
        {ticket === null ? text.make : text.openIt}
      </Button>
    </section>
  )
}
