import { ActionIcon, Button } from '@mantine/core'
import type { Answer } from '@shared/ask/ask-contract'
import { IconTicket } from '@tabler/icons-react'
import { answerTicketText as text } from './answer-ticket-text'
import { useAnswerTicket } from './use-answer-ticket'

/** In the head of an answer: makes a ticket of it, or leads to the one that was made. */
export function AnswerTicket({ answer }: { readonly answer: Answer }) {
  const { ticket, make, open } = useAnswerTicket(answer)
  const label = ticket === null ? text.make : text.made(ticket.title)
  return (
    <ActionIcon
      size={26}
      variant={ticket === null ? 'subtle' : 'light'}
      color={ticket === null ? 'gray' : 'blue'}
      aria-label={label}
      title={ticket === null ? text.makeHint : label}
      onClick={ticket === null ? make : open}
    >
      <IconTicket size={15} />
    </ActionIcon>
  )
}

/** Below what no machine answered: work that somebody has to do is a ticket. */
export function UnansweredTicket({ answer }: { readonly answer: Answer }) {
  const { ticket, make, open } = useAnswerTicket(answer)
  return (
    <Button
      size="compact-sm"
      variant="default"
      style={{ alignSelf: 'flex-start', maxWidth: '100%' }}
      leftSection={<IconTicket size={15} aria-hidden="true" />}
      onClick={ticket === null ? make : open}
    >
      {ticket === null ? text.make : text.made(ticket.title)}
    </Button>
  )
}
