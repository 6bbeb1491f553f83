import { Button, Select } from '@mantine/core'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { IconUserPlus } from '@tabler/icons-react'
import { focusTicketAround } from '../ticket-focus'
import { ticketsText } from '../tickets-text'
import { peopleOptions } from './people-options'
import { saveFailure } from './save-failure'
import classes from './ticket-fields.module.css'
import type { Assigning } from './use-assigning'
import { useOptionList } from './use-option-list'
import { useTicketChoices } from './use-ticket-choices'

const text = ticketsText.fields

interface Props {
  readonly ticket: TicketDetail
  readonly assigning: Assigning
}

/** Who works on it: found by typing, oneself first. */
export function AssigneeField({ ticket, assigning }: Props) {
  const { edit, box, me, mine, toMe } = assigning
  const options = useOptionList()
  const { people } = useTicketChoices()
  return (
    <div className={classes.field}>
      <Select
        {...options}
        ref={box}
        size="xs"
        label={text.assignee}
        placeholder={text.assigneeHint}
        error={saveFailure(edit.error)}
        searchable
        clearable
        allowDeselect={false}
        selectFirstOptionOnChange
        nothingFoundMessage={text.nobodyFound}
        clearButtonProps={{ 'aria-label': text.unassign }}
        data={peopleOptions(people, me, ticket)}
        value={ticket.assigneeId}
        onChange={(assigneeId) => edit.mutate({ assigneeId })}
      />
      {!mine && <AssignToMe onAssign={toMe} />}
    </div>
  )
}

function AssignToMe({ onAssign }: { readonly onAssign: () => void }) {
  return (
    <Button
      className={classes.beside}
      size="compact-xs"
      variant="subtle"
      leftSection={<IconUserPlus size={14} aria-hidden="true" />}
      onClick={({ currentTarget }) => {
        onAssign()
        focusTicketAround(currentTarget)
      }}
    >
      {text.toMe}
    </Button>
  )
}
