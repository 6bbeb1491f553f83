import type { TicketBrief } from '@shared/tickets/ticket-relations-contract'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { request } from '../../../ipc/request'
import { Note } from '../../../ui/note'
import { ListOption, OptionLabel, OptionList } from '../../../ui/option-list'
import { useOptionWalk } from '../../../ui/use-option-walk'
import classes from './relations.module.css'
import { relationsText } from './relations-text'
import { TicketPlace } from './ticket-line'

interface Props {
  readonly ticketId: string
  readonly onChoose: (ticket: TicketBrief) => void
}

/** Finds another ticket while one types; arrows move, Enter chooses. */
export function TicketPicker({ ticketId, onChoose }: Props) {
  const [text, setText] = useState('')
  const { found, error } = useFound(ticketId, text.trim())
  const walk = useOptionWalk({ options: found, take: onChoose })
  return (
    <div className={classes.picker}>
      <div className={classes.pickerField}>
        <IconSearch size={16} aria-hidden="true" />
        <input
          role="combobox"
          aria-label={relationsText.find}
          aria-expanded={found.length > 0}
          {...walk.field}
          className={classes.pickerInput}
          placeholder={relationsText.findHint}
          maxLength={200}
          value={text}
          data-autofocus
          onChange={({ currentTarget: { value } }) => {
            setText(value)
            walk.restart()
          }}
          onKeyDown={walk.onKeyDown}
        />
      </div>
      {error !== null && <Note tone="bad">{error.message}</Note>}
      <OptionList
        {...{ walk, label: relationsText.results, count: found.length }}
        className={classes.options}
      >
        {found.map((ticket, at) => (
          <ListOption key={ticket.id} {...{ walk, at }} onPick={() => onChoose(ticket)}>
            <OptionLabel>{ticket.title}</OptionLabel>
            <TicketPlace ticket={ticket} />
          </ListOption>
        ))}
      </OptionList>
      <p role="status" className={classes.hint}>
        {hintOf(text.trim() === '', found.length)}
      </p>
    </div>
  )
}

/** What the list has, or why it is empty. */
function hintOf(nothingWritten: boolean, count: number): string {
  if (count > 0) return nothingWritten ? relationsText.near : relationsText.keys
  return nothingWritten ? relationsText.nothingNear : relationsText.nothingFound
}

const none: readonly TicketBrief[] = []

function useFound(id: string, text: string) {
  const asked = useDeferredValue(text)
  const read = useQuery({
    queryKey: ['tickets.find-other', { id, text: asked }],
    queryFn: ({ signal }) => request('tickets.find-other', { id, text: asked }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  })
  return { found: read.data ?? none, error: read.error }
}
