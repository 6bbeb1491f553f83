import { NativeSelect } from '@mantine/core'
import {
  type Ticket,
  ticketCategories,
  ticketPriorities,
  ticketStatuses,
} from '@shared/tickets/ticket-contract'
import { useLocations } from '../../app/use-locations'
import { ticketCategoryNames, ticketPriorityNames, ticketStatusNames } from '../../app/vocabulary'
import { Note } from '../../ui/note'
import classes from './ticket-detail.module.css'
import { ticketsText } from './tickets-text'
import { useEditTicket } from './use-edit-ticket'

const text = ticketsText.fields

/** What is chosen from few values, saved at once. */
export function TicketFields({ ticket }: { readonly ticket: Ticket }) {
  const edit = useEditTicket(ticket.id)
  const locations = useLocations()
  const place = locations.find(({ id }) => id === ticket.locationId)?.name ?? ticket.locationId
  // What was chosen stands at once and goes back when it was not saved.
  const chosen = edit.isPending ? edit.variables : null
  return (
    <>
      <div className={classes.fields}>
        <Choice
          label={text.status}
          value={chosen?.status ?? ticket.status}
          values={ticketStatuses}
          names={ticketStatusNames}
          onChoose={(status) => edit.mutate({ status })}
        />
        <Choice
          label={text.priority}
          value={chosen?.priority ?? ticket.priority}
          values={ticketPriorities}
          names={ticketPriorityNames}
          onChoose={(priority) => edit.mutate({ priority })}
        />
        <Choice
          label={text.category}
          value={chosen?.category ?? ticket.category}
          values={ticketCategories}
          names={ticketCategoryNames}
          onChoose={(category) => edit.mutate({ category })}
        />
      </div>
      {edit.error !== null && (
        <Note tone="bad">
          {ticketsText.notSaved}: {edit.error.message}
        </Note>
      )}
      <dl className={classes.pairs}>
        <dt>{text.location}</dt>
        <dd>{place}</dd>
        <dt>{text.assignee}</dt>
        <dd>{ticket.assigneeName ?? ticketsText.unassigned}</dd>
      </dl>
    </>
  )
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly values: readonly Value[]
  readonly names: Readonly<Record<Value, string>>
  readonly onChoose: (value: Value) => void
}

export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, values, names, onChoose } = props
  return (
    <NativeSelect
      size="xs"
      label={label}
      data={values.map((one) => ({ value: one, label: names[one] }))}
      value={value}
      onChange={({ currentTarget }) => {
        const chosen = values.find((one) => one === currentTarget.value)
        if (chosen !== undefined) onChoose(chosen)
      }}
    />
  )
}
