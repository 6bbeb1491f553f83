import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import { useDeferredValue, useState } from 'react'
import { ticketCategoryNames, ticketPriorityNames, ticketStatusNames } from '../../app/vocabulary'
import { WithConflict } from './conflicts/field-conflict'
import { AssigneeField } from './fields/assignee-field'
import { Choice } from './fields/choice'
import { DueField } from './fields/due-field'
import { FieldsAtFirst } from './fields/fields-at-first'
import { statusChoices } from './fields/next-steps'
import { PlaceFields } from './fields/place-fields'
import { saveFailure } from './fields/save-failure'
import { TagsField } from './fields/tags-field'
import classes from './fields/ticket-fields.module.css'
import { useAssigning } from './fields/use-assigning'
import { useMove } from './learning/use-move'
import { ticketsText } from './tickets-text'
import { useEditTicket } from './use-edit-ticket'

const text = ticketsText.fields

/** Everything of a ticket that is chosen, saved at once. */
export function TicketFields({ ticket }: { readonly ticket: TicketDetail }) {
  // What they say comes with the title; that they can be changed, a moment later.
  const later = useDeferredValue(true, ticket.conflicts > 0)
  const [now, setNow] = useState(false)
  const assigning = useAssigning(ticket, () => setNow(true))
  if (!later && !now) {
    return (
      <div className={classes.room}>
        <FieldsAtFirst ticket={ticket} />
      </div>
    )
  }
  return (
    <div className={classes.room}>
      <div className={classes.fields}>
        <WithConflict ticket={ticket} field="status">
          <StatusField ticket={ticket} />
        </WithConflict>
        <WithConflict ticket={ticket} field="priority">
          <PriorityField ticket={ticket} />
        </WithConflict>
        <WithConflict ticket={ticket} field="category">
          <CategoryField ticket={ticket} />
        </WithConflict>
        <WithConflict ticket={ticket} field="assignee_id">
          <AssigneeField ticket={ticket} assigning={assigning} />
        </WithConflict>
        <WithConflict ticket={ticket} field="due_at">
          <DueField ticket={ticket} />
        </WithConflict>
        <PlaceFields ticket={ticket} />
        <TagsField ticket={ticket} />
      </div>
    </div>
  )
}

function StatusField({ ticket }: { readonly ticket: TicketDetail }) {
  const { edit, move } = useMove(ticket)
  const { status } = ticket
  return (
    <Choice
      label={text.status}
      value={status}
      values={statusChoices(status)}
      names={ticketStatusNames}
      error={saveFailure(edit.error)}
      onChoose={move}
    />
  )
}

function PriorityField({ ticket: { id, priority } }: { readonly ticket: TicketDetail }) {
  const edit = useEditTicket(id)
  return (
    <Choice
      label={text.priority}
      value={priority}
      values={ticketPriorities}
      names={ticketPriorityNames}
      error={saveFailure(edit.error)}
      onChoose={(chosen) => edit.mutate({ priority: chosen })}
    />
  )
}

function CategoryField({ ticket: { id, category } }: { readonly ticket: TicketDetail }) {
  const edit = useEditTicket(id)
  return (
    <Choice
      label={text.category}
      value={category}
      values={ticketCategories}
      names={ticketCategoryNames}
      error={saveFailure(edit.error)}
      onChoose={(chosen) => edit.mutate({ category: chosen })}
    />
  )
}
