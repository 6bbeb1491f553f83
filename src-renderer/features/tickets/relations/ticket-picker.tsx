import type { TicketBrief } from '@shared/tickets/ticket-relations-contract'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import { request } from '../../../ipc/request'
import { ListOption } from '../../../ui/list-option'
import { Note } from '../../../ui/note'
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
  const listId = useId()
  const { found, error } = useFound(ticketId, text.trim())
  const choice = useChoice(found, onChoose)
  return (
    <div className={classes.picker}>
      <div className={classes.pickerField}>
        <IconSearch size={16} aria-hidden="true" />
        <input
          role="combobox"
          aria-label={relationsText.find}
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-activedescendant={choice.current && `${listId}-${choice.current.id}`}
          className={classes.pickerInput}
          placeholder={relationsText.findHint}
          maxLength={200}
          value={text}
          data-autofocus
          onChange={({ currentTarget: { value } }) => {
            setText(value)
            choice.restart()
          }}
          onKeyDown={choice.onKeyDown}
        />
      </div>
      {error !== null && <Note tone="bad">{error.message}</Note>}
      <div
        role="listbox"
        id={listId}
        aria-label={relationsText.results}
        className={classes.options}
      >
        <Found {...{ found, listId, onChoose }} current={choice.current} />
      </div>
      <p role="status" className={classes.hint}>
        {hintOf(text.trim() === '', found.length)}
      </p>
    </div>
  )
}

interface FoundProps extends Pick<Props, 'onChoose'> {
  readonly found: readonly TicketBrief[]
  readonly current: TicketBrief | undefined
  readonly listId: string
}

function Found({ found, current, listId, onChoose }: FoundProps) {
  return found.map((ticket) => (
    <ListOption
      key={ticket.id}
      id={`${listId}-${ticket.id}`}
      selected={ticket === current}
      className={classes.option}
      onPick={() => onChoose(ticket)}
    >
      <span className={classes.lineTitle}>{ticket.title}</span>
      <TicketPlace ticket={ticket} />
    </ListOption>
  ))
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

/** The one that Enter chooses; Up and Down move it, round at the ends. */
function useChoice(found: readonly TicketBrief[], onChoose: (ticket: TicketBrief) => void) {
  const [chosen, setChosen] = useState(0)
  const at = Math.min(chosen, found.length - 1)
  const current = found[at]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (step !== undefined) setChosen((at + step + found.length) % Math.max(1, found.length))
    else if (current !== undefined) onChoose(current)
  }
  return { current, onKeyDown, restart: () => setChosen(0) }
}
