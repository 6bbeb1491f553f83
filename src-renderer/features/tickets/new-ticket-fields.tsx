import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import { useSession } from '../../app/session'
import { useLocations } from '../../app/use-locations'
import { ticketCategoryNames, ticketPriorityNames } from '../../app/vocabulary'
import { BayChoice } from './fields/bay-choice'
import { Choice } from './fields/choice'
import { peopleOptions } from './fields/people-options'
import { useTicketChoices } from './fields/use-ticket-choices'
import classes from './ticket-detail.module.css'
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
        onChange={(event) => writeNew({ locationId: event.currentTarget.value, bayId: null })}
      />
      <BayChoice
        locationId={locationId}
        bayId={newTicket.bayId}
        // With its location: another one at the top would leave the bay behind.
        onChoose={(bayId) => writeNew({ bayId, locationId })}
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
      <AssigneeChoice />
      <TextInput
        type="datetime-local"
        size="xs"
        label={fields.due}
        value={newTicket.due}
        onChange={(event) => writeNew({ due: event.currentTarget.value })}
      />
    </div>
  )
}

function AssigneeChoice() {
  const { newTicket, writeNew } = useTicketStore()
  const me = useSession().data?.id ?? null
  const { people } = useTicketChoices()
  const nobody = { value: '', label: fields.assigneeHint }
  const unassigned = { assigneeId: null, assigneeName: null }
  return (
    <NativeSelect
      size="xs"
      label={fields.assignee}
      data={[nobody, ...peopleOptions(people, me, unassigned)]}
      value={newTicket.assigneeId ?? ''}
      onChange={({ currentTarget: { value } }) => writeNew({ assigneeId: value || null })}
    />
  )
}
