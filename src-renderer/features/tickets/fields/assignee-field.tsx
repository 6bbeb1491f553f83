import { Button, Select } from '@mantine/core'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { IconUserPlus } from '@tabler/icons-react'
import { type RefObject, useRef } from 'react'
import { useSession } from '../../../app/session'
import { useShortcuts } from '../../../app/use-shortcuts'
import { focusTicketAround } from '../ticket-focus'
import { ticketsText } from '../tickets-text'
import { useEditTicket } from '../use-edit-ticket'
import { peopleOptions } from './people-options'
import { saveFailure } from './save-failure'
import classes from './ticket-fields.module.css'
import { useOptionList } from './use-option-list'
import { useTicketChoices } from './use-ticket-choices'

const text = ticketsText.fields

/** Who works on it: found by typing, oneself first. */
export function AssigneeField({ ticket }: { readonly ticket: TicketDetail }) {
  const edit = useEditTicket(ticket.id)
  const options = useOptionList()
  const box = useRef<HTMLInputElement>(null)
  const me = useSession().data?.id ?? null
  const { people } = useTicketChoices()
  const mine = ticket.assigneeId === me
  const toMe = () => {
    if (!mine) edit.mutate({ assigneeId: me })
  }
  useAssignShortcuts(box, toMe)
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

function useAssignShortcuts(box: RefObject<HTMLInputElement | null>, toMe: () => void): void {
  const { assign, group, toMe: label } = ticketsText.shortcuts
  const focus = () => {
    box.current?.focus()
    // Typing replaces the name that stands there.
    box.current?.select()
  }
  useShortcuts([
    { keys: 'a', label: assign, group, run: focus },
    { keys: 'm', label, group, run: toMe },
  ])
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
