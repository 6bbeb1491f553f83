import { TagsInput } from '@mantine/core'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { ticketsText } from '../tickets-text'
import { useEditTicket } from '../use-edit-ticket'
import { saveFailure } from './save-failure'
import classes from './ticket-fields.module.css'
import { useOptionList } from './use-option-list'
import { useTicketChoices } from './use-ticket-choices'

const text = ticketsText.fields

/** Words to find it by; those in use are suggested. */
export function TagsField({ ticket }: { readonly ticket: TicketDetail }) {
  const edit = useEditTicket(ticket.id)
  const options = useOptionList()
  const choices = useTicketChoices()
  return (
    <div className={classes.wholeLine}>
      <TagsInput
        size="xs"
        label={text.tags}
        placeholder={ticket.tags.length === 0 ? text.tagsHint : ''}
        error={saveFailure(edit.error)}
        {...options}
        maxTags={20}
        data={[...choices.tags]}
        value={[...ticket.tags]}
        onChange={(tags) => edit.mutate({ tags: tags.map((tag) => tag.trim().toLowerCase()) })}
      />
    </div>
  )
}
