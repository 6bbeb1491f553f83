import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-contract'
import { useLocations } from '../../app/use-locations'
import { ticketCategoryNames, ticketPriorityNames } from '../../app/vocabulary'
import classes from './ticket-detail.module.css'
import { Choice } from './ticket-fields'
import { useTicketStore } from './ticket-store'
import { ticketsText } from './tickets-text'

const text = ticketsText.dialog
const { fields } = ticketsText

export function NewTicketFields({ locationId }: { readonly locationId: string }) {
  const { newTicket, writeNew } = useTicketStore()
  return (
    <>
      <TextInput
        data-autofocus
        size="sm"
        label={fields.title}
        placeholder={text.titleHint}
        maxLength={200}
        value={newTicket.title}
        onChange={(event) => writeNew({ title: event.currentTarget.value })}
      />
      <Textarea
        size="sm"
        label={fields.description}
        maxLength={20_000}
        autosize
        minRows={4}
        maxRows={14}
        value={newTicket.description}
        onChange={(event) => writeNew({ description: event.currentTarget.value })}
      />
      <NewTicketChoices locationId={locationId} />
    </>
  )
}

function NewTicketChoices({ locationId }: { readonly locationId: string }) {
  const { newTicket, writeNew } = useTicketStore()
  const places = useLocations().map(({ id, name }) => ({ value: id, label: name }))
  const unknown = { value: '', label: text.chooseLocation }
  return (
    <div className={classes.fields}>
      <NativeSelect
        size="xs"
        label={fields.location}
        data={locationId === '' ? [unknown, ...places] : places}
        value={locationId}
        onChange={(event) => writeNew({ locationId: event.currentTarget.value })}
      />
      <Choice
        label={fields.category}
        value={newTicket.category}
        values={ticketCategories}
        names={ticketCategoryNames}
        onChoose={(category) => writeNew({ category })}
      />
      <Choice
        label={fields.priority}
        value={newTicket.priority}
        values={ticketPriorities}
        names={ticketPriorityNames}
        onChoose={(priority) => writeNew({ priority })}
      />
    </div>
  )
}
